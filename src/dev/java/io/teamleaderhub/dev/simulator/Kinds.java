package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.teamleaderhub.dev.simulator.shape.Shape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values that a written {@link Shape} names: plain ones, and structures that recur in many documents. */
final class Kinds {
    private static final Map<String, Shape> STRUCTURES = Shape.of("""
            address: {line_1: street?, postal_code: digits(4), city: city, country: BE|NL|FR, area_level_two: none}
            emails: [{type: primary|invoicing, email: email}]
            telephones: [{type: phone|mobile, number: phone}]
            payment_term: {type: end_of_month|after_invoice_date, days: int(60)}
            fx: {from: =EUR, to: =EUR, rate: number(1)}
            addressee: {name: last_name?, contact: ->contact?}
            discounts: [{type: =percentage, value: int(30), description: title}]
            discount: {value: int(50), type: =percentage}
            tax_lines: [{rate: number(0.21), taxable: money, tax: money}]
            total: {tax_exclusive: money, tax_inclusive: money, taxes: tax_lines}
            line_total: {tax_exclusive: money, tax_exclusive_before_discount: money, tax_inclusive: money, tax_inclusive_before_discount: money}
            line: {product: ->product?, quantity: int(20), description: title, extended_description: markdown?, unit: ->unitOfMeasure?, unit_price: {amount: amount, tax: =excluding}, tax: ->taxRate, discount: discount?, total: line_total, product_category: ->productCategory?}
            priced_line: {product: ->product?, quantity: int(20), description: title, extended_description: markdown, unit: ->unitOfMeasure?, unit_price: {amount: amount, currency: =EUR, tax: =excluding}, tax: ->taxRate, discount: discount?, total: line_total}
            priced_lines: [{section: {title: title}, line_items: [priced_line]}]
            lines: [{section: {title: title}, line_items: [line]}]
            actuals: {billable_amount: money, costs: money, result: money}
            """).byName();

    private Kinds() {}

    static Optional<Shape> structure(Shape.Kind kind) {
        return Optional.ofNullable(STRUCTURES.get(kind.name()));
    }

    static JsonNode blank(Shape.Kind kind, String id) {
        return switch (kind.name()) {
            case "bool" -> BooleanNode.FALSE;
            case "custom_fields" -> Json.array();
            case "web_url" -> webUrl(kind, id);
            default -> NullNode.getInstance();
        };
    }

    static JsonNode value(Shape.Kind kind, String id, Generator.Context context) {
        Draw draw = context.draw();
        return switch (kind.name()) {
            case "none" -> NullNode.getInstance();
            case "bool" -> BooleanNode.valueOf(draw.chance(50));
            case "int" -> IntNode.valueOf(1 + draw.below(Integer.parseInt(kind.argument())));
            case "number" -> number(draw.pick(options(kind)));
            case "amount" -> draw.amount(10_000);
            case "money" -> draw.money(draw.pick(Words.CURRENCIES));
            case "duration" ->
                Json.object().put("value", 15 * (1 + draw.below(40))).put("unit", kind.argument());
            case "custom_fields" -> CustomFields.generate(CustomFields.of(kind.argument()), context);
            default -> TextNode.valueOf(text(kind, id, context));
        };
    }

    private static String text(Shape.Kind kind, String id, Generator.Context context) {
        Draw draw = context.draw();
        return switch (kind.name()) {
            case "instant" -> Times.document(draw.before(context.asOf(), 700));
            case "date" -> draw.date(2024, 3);
            case "title" -> draw.pick(Words.DEAL_TITLES);
            case "markdown" -> Words.markdown(draw);
            case "first_name" -> draw.pick(Words.FIRST_NAMES);
            case "last_name" -> draw.pick(Words.LAST_NAMES);
            case "company" -> draw.pick(Words.COMPANY_STEMS) + " " + draw.pick(Words.COMPANY_FORMS);
            case "position" -> draw.pick(Words.POSITIONS);
            case "street" -> draw.pick(Words.STREETS);
            case "city" -> draw.pick(Words.CITIES).getLast();
            case "email" -> draw.pick(Words.MAILBOXES) + "." + draw.digits(4) + "@example.com";
            case "phone" -> "+32 9 " + draw.digits(7);
            case "digits" -> draw.digits(Integer.parseInt(kind.argument()));
            case "uuid" -> draw.id();
            case "pick" -> draw.pick(options(kind));
            case "time_zone" -> "Europe/Brussels";
            case "prefixed" -> kind.argument() + draw.digits(6);
            case "web_url" -> webUrl(kind, id).textValue();
            default -> throw new IllegalArgumentException("No kind of value is called " + kind.name());
        };
    }

    private static List<String> options(Shape.Kind kind) {
        return List.of(kind.argument().split("/", -1));
    }

    private static JsonNode number(String text) {
        return text.contains(".") ? DecimalNode.valueOf(new BigDecimal(text)) : IntNode.valueOf(Integer.parseInt(text));
    }

    private static TextNode webUrl(Shape.Kind kind, String id) {
        return TextNode.valueOf("https://focus.teamleader.eu/" + kind.argument() + "?id=" + id);
    }
}
