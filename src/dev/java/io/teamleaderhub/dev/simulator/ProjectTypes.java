package io.teamleaderhub.dev.simulator;

import java.util.List;

/** Rows of the {@link Catalogue}: both generations of projects. */
final class ProjectTypes {
    private static final String BUDGET =
            "{provided: money, spent: money, remaining: money, allocated: money?, forecasted: money?}";

    static final List<ResourceType> ROWS = List.of(
            ResourceRow.of("projects", "project")
                    .createdAt("created_at")
                    .infoOnly("custom_fields", "milestones", "participants", "purchase_order_number")
                    .listOnly("created_at")
                    .filters("updated_since", "customer=customer", "status", "term")
                    .filters("participant_id=participants.participant.id")
                    .sorts(SortField.time("created_at"), SortField.text("due_on", "due_on"))
                    .sorts(SortField.text("title", "title"))
                    .create("create", "title", "starts_on", "milestones", "participants")
                    .writes("title", "description", "starts_on", "participants", "purchase_order_number", "customer")
                    .writes("status")
                    .write("budget", "budget", ProjectEdits::budget)
                    .customFields()
                    .sets("close", "updated", "status", "done")
                    .sets("reopen", "updated", "status", "active")
                    .act("addParticipant", "updated", ProjectEdits::participant)
                    .act("updateParticipant", "updated", ProjectEdits::participant)
                    .events("created", "updated", "deleted")
                    .shaped("""
                            reference: prefixed(PRJ-)
                            title: title
                            description: markdown
                            status: active|on_hold|done|cancelled
                            customer: ->company|contact
                            starts_on: date
                            due_on: date
                            created_at: instant
                            source: ->deal
                            milestones: [none]
                            participants: [{participant: ->user, role: decision_maker|member}]
                            purchase_order_number: prefixed(PO-)?
                            custom_fields: custom_fields(project)
                            actuals: {billable_amount: money, costs: money, result: money, profit_percentage: number(0.1/0.35)}
                            budget: {provided: money, spent: {total: money, time: money, materials: money}, remaining: money, allocated: money?, forecasted: money?}
                            """),
            ResourceRow.of("milestones", "milestone")
                    .infoOnly("custom_fields", "description")
                    .filters("ids", "project_id=project.id", "status", "due_before<due_on", "due_after>due_on", "term")
                    .sorts(SortField.text("due_on", "due_on"), SortField.text("starts_on", "starts_on"))
                    .ownedBy("project", "projects", "milestones")
                    .create("create", "project_id", "due_on", "name", "responsible_user_id")
                    .reference("project_id", "project", "project")
                    .reference("responsible_user_id", "responsible_user", "user")
                    .reference("depends_on", "depends_on", "milestone")
                    .renamed("billing_method", "invoicing_method")
                    .writes("starts_on", "due_on", "name", "description")
                    .customFields()
                    .sets("close", "updated", "status", "closed")
                    .sets("open", "updated", "status", "open")
                    .events("created", "updated", null)
                    .shaped("""
                            project: ->project
                            starts_on: date?
                            due_on: date
                            name: title
                            description: markdown
                            responsible_user: ->user
                            status: open|closed
                            invoicing_method: time_and_materials|fixed_price|non_invoiceable
                            depends_on: ->milestone?
                            dependency_for: [none]
                            actuals: actuals
                            custom_fields: custom_fields(milestone)
                            """ + "budget: " + BUDGET),
            ResourceRow.of("projects-v2/projects", "nextgenProject")
                    .infoOnly("external_parties", "custom_user_rates", "update_rights", "purchase_order_number")
                    .infoOnly("task_external_budget_spent", "material_external_budget_spent")
                    .listOnly("amount_unbilled", "time_estimated")
                    .includes("custom_fields", "legacy_project")
                    .infoIncludes("legacy_project")
                    .counted()
                    .filters(
                            "ids",
                            "status",
                            "customers=customers",
                            "deal_ids=deals.id",
                            "quotation_ids=quotations.id",
                            "term")
                    .sorts(SortField.number("project_key").descendingByDefault(), SortField.text("title", "title"))
                    .sorts(SortField.text("status", "status"), SortField.text("start_date", "start_date"))
                    .sorts(SortField.text("end_date", "end_date"), SortField.amount("price"), SortField.amount("cost"))
                    .create("create", "title")
                    .writes("title", "description", "time_budget", "external_budget", "internal_budget", "fixed_price")
                    .writes("start_date", "end_date", "purchase_order_number", "color", "customers")
                    .write("billing_method", "billing_method", ProjectEdits::billingMethod)
                    .write("assignees", "assignees", ProjectEdits::assignees)
                    .reference("company_entity_id", "company_entity", "department")
                    .references("owner_ids", "owners", "user")
                    .references("deal_ids", "deals", "deal")
                    .references("quotation_ids", "quotations", "quotation")
                    .customFields()
                    .sets("close", "closed", "status", "closed")
                    .sets("reopen", null, "status", "open")
                    .act("assign", "updated", ProjectEdits::assign)
                    .act("unassign", "updated", ProjectEdits::unassign)
                    .act("addOwner", "updated", ProjectEdits.adds("owners", "user_id", "user"))
                    .act("removeOwner", "updated", ProjectEdits.removes("owners", "user_id"))
                    .act("addCustomer", "updated", ProjectEdits::addCustomer)
                    .act("removeCustomer", "updated", ProjectEdits::removeCustomer)
                    .act("addDeal", "updated", ProjectEdits.adds("deals", "deal_id", "deal"))
                    .act("removeDeal", "updated", ProjectEdits.removes("deals", "deal_id"))
                    .act("addQuotation", "updated", ProjectEdits.adds("quotations", "quotation_id", "quotation"))
                    .act("removeQuotation", "updated", ProjectEdits.removes("quotations", "quotation_id"))
                    .events("created", "updated", "deleted")
                    .turn("status", "closed", "closed")
                    .shaped("""
                            project_key: int(99999)
                            title: title
                            description: markdown?
                            status: open|open|closed
                            update_rights: owners|owners_and_assignees|everyone
                            billing_method: time_and_materials|fixed_price|non_billable
                            time_budget: duration(seconds)?
                            time_tracked: duration(seconds)?
                            time_estimated: duration(seconds)?
                            amount_billed: money?
                            amount_unbilled: money?
                            fixed_amount_billed: money?
                            amount_paid: money?
                            external_budget: money?
                            task_external_budget_spent: money?
                            material_external_budget_spent: money?
                            external_budget_spent: money?
                            internal_budget: money?
                            price: money?
                            fixed_price: money?
                            calculated_price: money?
                            cost: money?
                            margin: money?
                            margin_percentage: number(0.1/0.42)?
                            start_date: date?
                            end_date: date?
                            purchase_order_number: prefixed(PO-)?
                            company_entity: ->department?
                            owners: [->user]
                            color: pick(#00B2B2/#992600/#64788F)
                            assignees: [{assignee: ->user, assign_type: manual|auto_assigned|manual_and_auto_assigned}]
                            customers: [->company|contact]
                            deals: [->deal]
                            quotations: [->quotation]
                            custom_user_rates: [{user: ->user, custom_rate: money}]
                            custom_fields: custom_fields(nextgen_project)
                            legacy_project: ->project?
                            external_parties: [{id: uuid, customer: ->company|contact, function: position, sub_function: position}]
                            """),
            ResourceRow.of("projects-v2/tasks", "nextgenTask")
                    .infoOnly("custom_fields", "description")
                    .filters("ids")
                    .create("create", "project_id", "title")
                    .reference("project_id", "project", "nextgenProject")
                    .reference("group_id", "group", "nextgenProjectGroup")
                    .reference("work_type_id", "work_type", "workType")
                    .writes("title", "description", "status", "billing_method", "fixed_price", "external_budget")
                    .writes("internal_budget", "custom_rate", "start_date", "end_date", "time_estimated")
                    .write("assignees", "assignees", ProjectEdits::assignees)
                    .act("assign", "updated", ProjectEdits::assign)
                    .act("unassign", "updated", ProjectEdits::unassign)
                    .events("created", "updated", "deleted")
                    .turn("status", "done", "completed")
                    .shaped("""
                            project: ->nextgenProject
                            group: ->nextgenProjectGroup?
                            work_type: ->workType?
                            task_type: ->workType?
                            status: to_do|in_progress|on_hold|done
                            title: title
                            description: markdown?
                            billing_method: user_rate|work_type_rate|custom_rate|fixed_price|parent_fixed_price|non_billable
                            billing_status: not_billable|not_billed|partially_billed|fully_billed
                            custom_rate: money?
                            amount_billed: money?
                            external_budget: money?
                            external_budget_spent: money?
                            internal_budget: money?
                            price: money?
                            unit_price: money?
                            fixed_price: money?
                            cost: money?
                            unit_cost: money?
                            margin: money?
                            margin_percentage: number(0.1/0.42)?
                            assignees: [{assignee: ->user, assign_type: =manual}]
                            start_date: date?
                            end_date: date?
                            time_estimated: duration(seconds)?
                            time_tracked: duration(seconds)?
                            custom_fields: custom_fields(nextgen_task)
                            """));

    private ProjectTypes() {}
}
