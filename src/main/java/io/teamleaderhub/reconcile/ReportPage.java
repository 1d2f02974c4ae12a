package io.teamleaderhub.reconcile;

import static io.teamleaderhub.platform.HtmlPage.escaped;

import io.teamleaderhub.platform.HtmlPage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run's report as a page to read or print. */
final class ReportPage {
    private static final HtmlPage PAGE = new HtmlPage("""
            :root { color-scheme: light dark; }
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1.5rem; }
            h1 { font-size: 1.5rem; }
            h2 { font-size: 1.1rem; margin-top: 2rem; }
            table { border-collapse: collapse; width: 100%; }
            th, td { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #8884; }
            td.n { text-align: right; font-variant-numeric: tabular-nums; }
            .scroll { overflow-x: auto; }
            """);

    private ReportPage() {}

    static Map<String, String> headers() {
        return PAGE.headers();
    }

    /** The report with the first of its findings. */
    static String html(Reconciliation run, List<Finding> findings) {
        return PAGE.html("Reconciliation " + run.id(), """
                <h1>Reconciliation %s</h1>
                <p>%s, asked for by %s at %s: <strong>%s</strong>. %d list calls.</p>
                <p>%s</p>
                <h2>By type</h2>
                <div class="scroll"><table>
                <tr><th>type</th><th>state</th><th>scanned</th><th>equal</th><th>missing</th><th>drifted</th><th>absent</th>
                <th>repaired</th><th>withheld</th><th>missed webhooks</th><th>calls</th><th>seconds</th></tr>
                %s</table></div>
                <h2>What is proven</h2>
                <ul>
                %s</ul>
                %s""".formatted(
                        run.id(),
                        escaped(run.mode()),
                        escaped(run.requestedBy()),
                        shown(run.requestedAt()),
                        escaped(run.state()),
                        run.calls(),
                        run.drift() == 0
                                ? "Source and mirror do not differ, as far as this run looked."
                                : run.drift() + " differences are left.",
                        rows(run),
                        proofs(run),
                        found(findings)));
    }

    private static String rows(Reconciliation run) {
        return run.steps().stream()
                .map(step -> """
                <tr><td>%s</td><td>%s</td>%s</tr>
                """.formatted(
                                escaped(step.type()),
                                escaped(step.failure() == null ? step.state() : step.state() + ": " + step.failure()),
                                numbers(step)))
                .collect(Collectors.joining());
    }

    private static String numbers(Reconciliation.Step step) {
        return List.of(
                        step.scanned(),
                        step.equal(),
                        step.missing(),
                        step.drifted(),
                        step.absent(),
                        step.repaired(),
                        step.withheld(),
                        step.missed(),
                        step.calls(),
                        Math.round(step.seconds()))
                .stream()
                .map("<td class=\"n\">%d</td>"::formatted)
                .collect(Collectors.joining());
    }

    private static String proofs(Reconciliation run) {
        return run.steps().stream()
                .map(step -> """
                <li>%s: lists proven as of %s, details as of %s</li>
                """.formatted(
                                escaped(step.type()), shown(step.listProvenAsOf()), shown(step.detailProvenAsOf())))
                .collect(Collectors.joining());
    }

    private static String found(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "";
        }
        return """
                <h2>What was found</h2>
                <div class="scroll"><table>
                <tr><th>entity</th><th>kind</th><th>outcome</th><th>changed</th><th>a webhook was missed</th></tr>
                %s</table></div>
                <p>The first %d; all of them: <code>./hub reconciliations findings</code>.</p>
                """.formatted(findings.stream().map(ReportPage::row).collect(Collectors.joining()), findings.size());
    }

    private static String row(Finding finding) {
        return """
                <tr><td>%s %s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>
                """.formatted(
                        escaped(finding.type()),
                        finding.id(),
                        escaped(finding.kind()),
                        escaped(finding.outcome()),
                        escaped(String.join(", ", finding.changed())),
                        finding.missed() == null ? "" : finding.missed() ? "yes" : "no");
    }

    private static String shown(@Nullable Instant at) {
        return at == null ? "–" : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
