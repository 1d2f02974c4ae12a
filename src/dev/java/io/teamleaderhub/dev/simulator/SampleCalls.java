package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A call of every action that answers with something, its body fit for the records that a simulator has now. */
public final class SampleCalls {
    private static final Pattern RECORD = Pattern.compile("@([\\w]+)");
    private static final Pattern REFERENCE = Pattern.compile("->(\\w+)");

    /** One to a line; {@code @type} is the id of a record of the type, {@code ->type} a reference to it. */
    private static final List<String> WRITES = """
            contacts.add {'first_name':'Zoë','last_name':'Peeters','tags':['VIP']}
            companies.add {'name':'Bäckerei','responsible_user_id':'@user'}
            deals.create {'title':'Dak','lead':{'customer':->contact},'phase_id':'@dealPhase','department_id':'@department'}
            calls.add {'participant':{'customer':->contact},'due_at':'2026-01-20T09:00:00+00:00','assignee':->user,'deal_id':'@deal'}
            meetings.schedule {'title':'Overleg','starts_at':'2026-01-20T09:00:00+00:00','ends_at':'2026-01-20T10:00:00+00:00','attendees':[->user]}
            tasks.create {'title':'Nabellen','due_on':'2026-01-20','work_type_id':'@workType','project_id':'@nextgenProject'}
            events.create {'title':'Beurs','activity_type_id':'@activityType','starts_at':'2026-01-20T09:00:00+00:00','ends_at':'2026-01-20T10:00:00+00:00'}
            projects.create {'title':'Dak','starts_on':'2026-01-20','milestones':[{'name':'Start','due_on':'2026-02-01','responsible_user_id':'@user'}],'participants':[{'participant':->user,'role':'member'}]}
            milestones.create {'project_id':'@project','due_on':'2026-02-01','name':'Einde','responsible_user_id':'@user'}
            projects-v2/projects.create {'title':'Dak','owner_ids':['@user'],'customers':[->company],'deal_ids':['@deal']}
            projects-v2/tasks.create {'project_id':'@nextgenProject','title':'Meten','assignees':[->user]}
            products.add {'name':'Pan','code':'P-1','tax_rate_id':'@taxRate','selling_price':{'amount':12.5,'currency':'EUR'}}
            invoices.draft {'invoicee':{'customer':->company},'department_id':'@department','payment_term':{'type':'cash'},'grouped_lines':[],'project_id':'@project'}
            subscriptions.create {'invoicee':{'customer':->company},'department_id':'@department','starts_on':'2026-01-20','title':'SLA','billing_cycle':{'periodicity':{'unit':'month','period':1},'days_in_advance':7},'grouped_lines':[],'payment_term':{'type':'cash'},'invoice_generation':{'action':'draft'}}
            tickets.create {'subject':'Lek','customer':->contact,'ticket_status_id':'@ticketStatus'}
            timeTracking.add {'started_on':'2026-01-20','duration':3600,'work_type_id':'@workType','subject':->company,'user_id':'@user'}
            quotations.create {'deal_id':'@deal','text':'Offerte','grouped_lines':[]}
            incomingInvoices.add {'title':'Staal','currency':{'code':'EUR'},'supplier_id':'@company','company_entity_id':'@department'}
            incomingCreditNotes.add {'title':'Retour','currency':{'code':'EUR'},'supplier_id':'@contact'}
            receipts.add {'title':'Parking','currency':{'code':'EUR'},'total':{'tax_inclusive':{'amount':4.5}}}
            customFieldDefinitions.create {'label':'Kleur','type':'single_select','context':'sale','configuration':{'options':['rood','blauw']}}
            dealPipelines.create {'name':'Export'}
            dealPhases.create {'name':'Nieuw','deal_pipeline_id':'@dealPipeline','requires_attention_after':{'amount':3,'unit':'days'}}
            tickets.addReply {'id':'@ticket','body':'Dank u'}
            tickets.addInternalMessage {'id':'@ticket','body':'Zie dossier'}
            tickets.importMessage {'id':'@ticket','body':'Per post','sent_by':->contact,'sent_at':'2026-01-20T09:00:00+00:00'}
            incomingInvoices.registerPayment {'id':'@incomingInvoice','payment':{'amount':5,'currency':'EUR'},'paid_at':'2026-01-20T09:00:00+00:00'}
            incomingCreditNotes.registerPayment {'id':'@incomingCreditNote','payment':{'amount':5,'currency':'EUR'},'paid_at':'2026-01-20T09:00:00+00:00'}
            receipts.registerPayment {'id':'@receipt','payment':{'amount':5,'currency':'EUR'},'paid_at':'2026-01-20T09:00:00+00:00'}
            incomingInvoices.listPayments {'id':'@incomingInvoice'}
            invoices.copy {'id':'@invoice'}
            invoices.credit {'id':'@invoice'}
            invoices.creditPartially {'id':'@invoice'}
            projects-v2/projects.duplicate {'id':'@nextgenProject'}
            projects-v2/tasks.duplicate {'id':'@nextgenTask'}
            dealPhases.duplicate {'id':'@dealPhase'}
            dealPipelines.duplicate {'id':'@dealPipeline'}
            timeTracking.resume {'id':'@timeTracking'}
            tasks.schedule {'id':'@task','starts_at':'2026-01-20T09:00:00+00:00','ends_at':'2026-01-20T10:00:00+00:00'}
            """.lines().toList();

    private static final List<String> READS =
            List.of("users.me {}", "ticketStatus.list {}", "accounts.projects-v2-status {}");

    private final Records records;

    /** Calls about the records of that simulator, which has some of every type. */
    public SampleCalls(TeamleaderSimulator simulator) {
        this.records = simulator.records();
    }

    /** An action such as {@code projects-v2/tasks.list} and the body to call it with. */
    public record Call(String action, ObjectNode body) {}

    /** The list of every type with all its includes, the expenses, and the info of up to so many records of each type. */
    public List<Call> reads(int infos) {
        List<Call> calls = new ArrayList<>();
        READS.forEach(written -> calls.add(read(written)));
        for (ResourceType type : Catalogue.ALL) {
            list(type, calls);
            String info = type.reads().info();
            if (info != null) {
                records.ids(type.path()).stream()
                        .limit(infos)
                        .map(id -> Json.object()
                                .put(type.names().idKey(), id)
                                .put("includes", String.join(",", type.reads().infoIncludes())))
                        .forEach(body -> calls.add(new Call(type.names().api() + "." + info, body)));
            }
        }
        calls.add(new Call("expenses.list", page("pagination")));
        return calls;
    }

    /** The calls that create something, and what needs it to be there. */
    public List<Call> writes() {
        return WRITES.stream().map(this::read).toList();
    }

    /** The body of the sample call of an action that creates something. */
    String body(String action) {
        return writes().stream()
                .filter(call -> call.action().equals(action))
                .findFirst()
                .orElseThrow()
                .body()
                .toString();
    }

    private void list(ResourceType type, List<Call> calls) {
        String list = type.reads().list();
        if (list == null) {
            return;
        }
        ObjectNode body = page(String.join(",", type.list().includes()) + ",pagination");
        if (type.reads().within() != null) {
            body.put("id", records.ids(type.names().api()).getFirst());
        }
        calls.add(new Call(type.names().api() + "." + list, body));
    }

    private static ObjectNode page(String includes) {
        ObjectNode body = Json.object().put("includes", includes);
        body.putObject("page").put("size", 100).put("number", 1);
        return body;
    }

    private Call read(String written) {
        List<String> parts = Arrays.asList(written.split(" ", 2));
        String references = REFERENCE.matcher(parts.getLast()).replaceAll("{'type':'$1','id':'@$1'}");
        String body = RECORD.matcher(references).replaceAll(found -> Matcher.quoteReplacement(id(found.group(1))));
        return new Call(parts.getFirst(), Json.document(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private String id(String singular) {
        return Catalogue.bySingular(singular)
                .map(type -> records.ids(type.path()).getFirst())
                .orElseGet(() -> Known.ids(singular, 1).getFirst());
    }
}
