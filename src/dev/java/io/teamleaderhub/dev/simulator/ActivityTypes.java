package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Rows of the {@link Catalogue}: what people plan, do, answer and book their time on. */
final class ActivityTypes {
    static final List<ResourceType> ROWS = List.of(
            ResourceRow.of("meetings", "meeting")
                    .createdAt("created_at")
                    .infoOnly("custom_fields", "deal", "location", "online_meeting_room", "workOrder")
                    .includes("tracked_time", "estimated_time")
                    .infoIncludes("tracked_time", "estimated_time")
                    .filters("ids", "employee_id=attendees.id", "start_date>=scheduled_at", "end_date<=scheduled_at")
                    .filters("milestone_id=milestone.id", "group_id=group.id", "term", "recurrence_id=recurrence.id")
                    .sorts(SortField.time("scheduled_at"))
                    .create("schedule", "title", "starts_at", "ends_at", "attendees")
                    .writes("title", "description", "attendees", "customer", "location")
                    .renamed("starts_at", "scheduled_at")
                    .reference("milestone_id", "milestone", "milestone")
                    .reference("deal_id", "deal", "deal")
                    .customFields()
                    .sets("complete", "completed", "status", "done")
                    .events("created", "updated", "deleted")
                    .turn("status", "done", "completed")
                    .shaped(
                            """
                            title: title
                            description: markdown
                            created_at: instant
                            scheduled_at: instant
                            duration: duration(min)
                            tracked_time: {total: duration(min)}
                            estimated_time: {total: duration(s)}
                            customer: ->contact|company?
                            project: ->project|nextgenProject?
                            milestone: ->milestone?
                            group: ->nextgenProjectGroup?
                            deal: ->deal?
                            location: {type: =company, id: uuid, address: address}
                            online_meeting_room: none
                            attendees: [->user|contact]
                            custom_fields: custom_fields(meeting)
                            status: open|done
                            recurrence: ->recurrence?
                            workOrder: none
                            """,
                            (meeting, context) -> context.any(Catalogue.COMPANIES)
                                    .ifPresent(
                                            id -> meeting.withObject("location").put("id", id))),
            ResourceRow.of("calls", "call")
                    .createdAt("added_at")
                    .infoOnly("completed_at", "custom_fields")
                    .counted()
                    .filters("scheduled_after>=scheduled_at", "scheduled_before<=scheduled_at")
                    .filters("relates_to=participant.customer", "call_outcome_id=outcome.id")
                    .create("add", "participant.customer", "due_at", "assignee")
                    .writes("description", "participant", "assignee")
                    .renamed("due_at", "scheduled_at")
                    .reference("deal_id", "deal", "deal")
                    .customFields()
                    .act("complete", "completed", ActivityTypes::completeCall)
                    .moment("completed_at", "status", "completed")
                    .events("added", "updated", "deleted")
                    .turn("status", "completed", "completed")
                    .shaped(
                            """
                            added_at: instant
                            completed_at: instant
                            participant: {customer: ->contact|company?, contact: ->contact?}?
                            description: markdown?
                            outcome: ->callOutcome?
                            outcome_summary: title?
                            assignee: ->user?
                            scheduled_at: instant
                            status: open|completed
                            deal: ->deal?
                            custom_fields: custom_fields(callback)
                            """,
                            (call, context) -> keepIf(
                                    call,
                                    "completed_at",
                                    call.path("status").asText().equals("completed"))),
            ResourceRow.of("tickets", "ticket")
                    .createdAt("created_at")
                    .infoOnly("custom_fields", "description")
                    .filters(
                            "ids",
                            "relates_to=customer",
                            "project_ids=project.id",
                            "assignee_ids=assignee.id",
                            "exclude")
                    .create("create", "subject", "customer", "ticket_status_id")
                    .without("delete")
                    .writes("subject", "customer", "assignee", "description", "participant")
                    .reference("ticket_status_id", "status", "ticketStatus")
                    .moment("closed_at", "status.id", TicketActions.CLOSED)
                    .reference("milestone_id", "milestone", "milestone")
                    .customFields()
                    .events("created", "updated", "deleted")
                    .turn("status.id", TicketActions.CLOSED, "closed")
                    .turnAway("status.id", TicketActions.CLOSED, "reopened")
                    .shaped("""
                            reference: int(9999)
                            subject: title
                            status: ->ticketStatus
                            assignee: ->user?
                            created_at: instant
                            closed_at: instant
                            customer: ->contact|company
                            participant: {customer: ->company}?
                            last_message_at: none
                            description: markdown
                            project: ->project|nextgenProject?
                            milestone: ->milestone?
                            custom_fields: custom_fields(ticket)
                            """, (ticket, context) -> keepIf(ticket, "closed_at", TicketActions.isClosed(ticket))),
            ResourceRow.of("ticketMessages", "ticketMessage")
                    .partOf("tickets", "listMessages", "getMessage", "ticket")
                    .idKey("message_id")
                    .createdAt("created_at")
                    .infoOnly("raw_body", "ticket")
                    .counted()
                    .filters("type=type", "created_before<created_at", "created_after>created_at")
                    .sorts(SortField.time("created_at"))
                    .ownedBy("ticket", "tickets", "last_message_at")
                    .events("added", null, null)
                    .shaped("""
                            body: markdown
                            raw_body: markdown
                            created_at: instant
                            sent_by: ->contact|user
                            ticket: ->ticket
                            attachments: [->file]
                            type: customer|internal|thirdParty
                            """),
            ResourceRow.of("tasks", "task")
                    .createdAt("added_at")
                    .infoOnly("custom_fields")
                    .listOnly("added_at")
                    .filters("ids", "user_id=assignee.id", "milestone_id=milestone.id", "completed=completed")
                    .filters("due_by<=due_on", "due_from>=due_on", "term", "customer=customer")
                    .sorts(SortField.time("added_at").called("created_at"), SortField.text("due_on", "due_on"))
                    .create("create", "title", "due_on", "work_type_id")
                    .writes("title", "description", "due_on", "estimated_duration", "assignee", "customer")
                    .reference("work_type_id", "work_type", "workType")
                    .reference("milestone_id", "milestone", "milestone")
                    .reference("deal_id", "deal", "deal")
                    .reference("ticket_id", "ticket", "ticket")
                    .either("project_id", "project", "project", "nextgenProject")
                    .customFields()
                    .act("complete", "completed", (task, call) -> task.put("completed", true))
                    .act("reopen", null, (task, call) -> task.put("completed", false))
                    .moment("completed_at", "completed", "true")
                    .events("created", "updated", "deleted")
                    .turn("completed", "true", "completed")
                    .shaped(
                            """
                            title: title
                            description: markdown
                            completed: bool
                            completed_at: instant
                            due_on: date
                            added_at: instant
                            estimated_duration: duration(min)
                            work_type: ->workType?
                            assignee: ->user|team?
                            customer: ->contact|company?
                            milestone: ->milestone?
                            deal: ->deal?
                            project: ->project|nextgenProject?
                            ticket: ->ticket?
                            custom_fields: custom_fields(todo)
                            priority: A|B|C|D
                            """,
                            (task, context) -> keepIf(
                                    task, "completed_at", task.path("completed").asBoolean())),
            ResourceRow.of("events", "event")
                    .filters("ids", "user_id=attendees.id", "activity_type_id=activity_type.id", "term")
                    .filters("ends_after>ends_at", "starts_before<starts_at", "attendee=attendees", "link=links")
                    .filters("task_id=task.id")
                    .sorts(SortField.time("starts_at"))
                    .create("create", "title", "activity_type_id", "starts_at", "ends_at")
                    .deletedBy("cancel")
                    .writes("title", "description", "starts_at", "ends_at", "location", "attendees", "links")
                    .reference("activity_type_id", "activity_type", "activityType")
                    .shaped("""
                            title: title
                            description: markdown
                            creator: ->user
                            task: ->task
                            activity_type: ->activityType
                            starts_at: instant
                            ends_at: instant
                            location: city
                            attendees: [->user|contact]
                            links: [->contact|company|deal]
                            """),
            ResourceRow.of("timeTracking", "timeTracking")
                    .infoOnly("locked")
                    .includes("materials", "relates_to", "hourly_rate")
                    .infoIncludes("materials", "relates_to", "hourly_rate")
                    .filters("ids", "user_id=user.id", "started_after>=started_on", "started_before<=started_on")
                    .filters("ended_after>=ended_at", "ended_before<=ended_at", "subject=subject")
                    .filters("subject_types=subject.type", "relates_to=relates_to")
                    .sorts(SortField.text("starts_on", "started_on"))
                    .create("add")
                    .writes("description", "subject", "invoiceable", "duration", "started_at", "ended_at", "started_on")
                    .reference("work_type_id", "work_type", "workType")
                    .reference("user_id", "user", "user")
                    .events("added", "updated", "deleted")
                    .shaped("""
                            user: ->user
                            work_type: ->workType
                            started_on: date
                            started_at: instant?
                            ended_at: instant?
                            duration: int(28800)
                            description: markdown
                            subject: ->company|contact|event|milestone|ticket
                            invoiceable: bool
                            locked: bool
                            billing_info: {type: =invoice, invoice: ->invoice?}?
                            materials: [{product: ->product?, description: title, unit_price: money, quantity: int(9)}]
                            relates_to: [->project|nextgenProject|ticket]
                            hourly_rate: money
                            """));

    private ActivityTypes() {}

    private static void completeCall(ObjectNode call, Act.Call sent) {
        call.put("status", "completed");
        call.set("outcome", BodyShapes.reference("callOutcome", sent.body().path("call_outcome_id")));
        call.set("outcome_summary", sent.body().path("outcome_summary"));
    }

    private static void keepIf(ObjectNode document, String key, boolean kept) {
        if (!kept) {
            document.putNull(key);
        }
    }
}
