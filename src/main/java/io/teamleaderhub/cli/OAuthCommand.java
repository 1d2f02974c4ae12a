package io.teamleaderhub.cli;

import static io.teamleaderhub.cli.Shown.text;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub oauth}: the connection to Teamleader. {@code setup} is added from above. */
@Command(
        name = "oauth",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Connect this hub to Teamleader, and see and end the connection.")
final class OAuthCommand implements Runnable {
    private static final String CONNECTION = "/admin/connection";
    private static final String CONNECTED = "connected";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(out());
    }

    /** The connection in a line: what it is, and what to do unless it is well. */
    static String summary(JsonNode connection) {
        if (connection.isNull()) {
            return "not connected: run ./hub oauth setup";
        }
        var line = "%s, account %s".formatted(text(connection, "state"), text(connection, "accountId"));
        return text(connection, "state").equals(CONNECTED)
                ? line
                : "%s: %s. Run ./hub oauth setup".formatted(line, text(connection, "detail"));
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Show the connection of a running hub.",
            footer = "%nExit codes: 0 connected, 1 not connected, 2 wrong usage, 3 hub not reached.")
    int status(@Option(names = "--json", description = "Print the hub's answer as it is.") boolean json)
            throws InterruptedException {
        var found = new HubClient(System.getenv()).find(CONNECTION);
        var connection =
                found.orElse(JsonNode.createObjectNode(Map.of("state", JsonNode.createStringNode("not_connected"))));
        if (json) {
            out().println(Shown.json(connection));
        } else {
            print(found);
        }
        return text(connection, "state").equals(CONNECTED) ? 0 : CliException.FAILED;
    }

    private void print(Optional<JsonNode> found) {
        if (found.isEmpty()) {
            out().println(summary(JsonNode.nullNode()));
            return;
        }
        var connection = found.get();
        out().printf("state          %s%n", text(connection, "state"));
        out().printf("account        %s%n", text(connection, "accountId"));
        out().printf("generation     %s (consents and renewals so far)%n", text(connection, "generation"));
        out().printf("token expires  %s%n", text(connection, "tokenExpiresAt"));
        out().printf(
                        "to do          %s%n",
                        text(connection, "state").equals(CONNECTED)
                                ? "nothing: the hub renews the token well before it expires"
                                : "%s. Run ./hub oauth setup".formatted(text(connection, "detail")));
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Take over the tokens of another program of the same integration, from stdin: JSON, or lines such as",
                "refresh_token=… and access_token=…",
                "",
                "The refresh token is renewed at once, so the other program must be stopped before. With an access token "
                        + "that still works, another account's tokens are refused before any is used."
            })
    int importTokens() throws InterruptedException, IOException {
        var client = new HubClient(System.getenv());
        if (isTerminal()) {
            out().println("Paste the tokens, then press Ctrl-D:");
            out().flush();
        }
        var answer = client.post(CONNECTION + "/import", Tokens.read(System.in).json());
        out().printf("Connected: %s.%n", whose(text(answer, "userName"), text(answer, "accountId")));
        out().printf(
                        "The access token expires at %s; the hub renews it well before.%n",
                        text(answer, "tokenExpiresAt"));
        out().println("The tokens that were imported no longer work: keep the other program stopped.");
        return 0;
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Make a running hub forget its tokens. What is mirrored stays.")
    int revoke(@Option(names = "--yes", description = "Do not ask.") boolean yes) throws InterruptedException {
        var client = new HubClient(System.getenv());
        var connection = client.find(CONNECTION);
        if (connection.isEmpty()) {
            out().println("This hub is not connected to Teamleader: there is nothing to forget.");
            return 0;
        }
        out().printf(
                        "This makes the hub forget its tokens for account %s. Nothing is fetched any more until the next "
                                + "./hub oauth setup; what is mirrored stays, and webhooks are still taken in.%n"
                                + "Teamleader has no call that revokes tokens. To end the access there too, uninstall the "
                                + "integration in Teamleader: Settings, Integrations.%n",
                        text(connection.get(), "accountId"));
        if (!yes && !confirmed()) {
            return CliException.WRONG_USAGE;
        }
        client.delete(CONNECTION);
        out().println("Forgotten.");
        return 0;
    }

    private boolean confirmed() {
        if (!isTerminal()) {
            spec.commandLine().getErr().println("Nothing was done. To do it without being asked, add --yes.");
            return false;
        }
        out().print("Type yes to go on: ");
        out().flush();
        var input = new Scanner(System.in, StandardCharsets.UTF_8);
        boolean agreed = input.hasNextLine() && input.nextLine().strip().equals("yes");
        if (!agreed) {
            out().println("Nothing was done.");
        }
        return agreed;
    }

    @SuppressWarnings("SystemConsoleNull") // JDK 25 returns null again where there is no terminal
    private static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    private static String whose(String userName, String accountId) {
        return userName.isEmpty() ? "account " + accountId : "%s, account %s".formatted(userName, accountId);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
