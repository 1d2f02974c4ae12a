package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** Organisations. */
final class CompanyGenerator implements Generator {
    @Override
    public ObjectNode blank(String id) {
        ObjectNode company = Json.object().put("id", id).putNull("name").putNull("business_type");
        company.putNull("preferred_currency").putNull("responsible_user");
        return Profiles.blank(company, "company_detail.php");
    }

    @Override
    public ObjectNode generate(String id, Context context) {
        Draw draw = context.draw();
        ObjectNode company = blank(id);
        Profiles.fill(company, "info", List.of("phone", "fax"), context);
        company.put("name", draw.pick(Words.COMPANY_STEMS) + " " + draw.pick(Words.COMPANY_FORMS));
        company.set(
                "business_type",
                draw.chance(60) ? Known.pick(draw, "businessType", Known.BUSINESS_TYPES) : NullNode.getInstance());
        company.set(
                "preferred_currency",
                draw.chance(40) ? TextNode.valueOf(draw.pick(Words.CURRENCIES)) : NullNode.getInstance());
        company.set(
                "responsible_user", draw.chance(70) ? Known.pick(draw, "user", Known.USERS) : NullNode.getInstance());
        company.set("custom_fields", CustomFields.generate(CustomFields.COMPANY, context));
        Profiles.stamp(company, "added_at", context);
        return company;
    }
}
