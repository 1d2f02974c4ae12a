package io.teamleaderhub.dev.simulator;

import java.util.List;

/** Rows of the {@link Catalogue}: what is sold and offered. */
final class SalesTypes {
    static final List<ResourceType> ROWS = List.of(
            ResourceRow.of("products", "product")
                    .known()
                    .createdAt("added_at")
                    .updatedAt()
                    .infoOnly("custom_fields", "price_list_prices", "product_category", "purchase_price")
                    .infoOnly("selling_price", "suppliers", "tax")
                    .infoIncludes("suppliers")
                    .filters("ids", "updated_since", "term")
                    .create("add")
                    .writes("name", "code", "description", "purchase_price", "selling_price", "stock", "configuration")
                    .writes("price_list_prices")
                    .reference("unit_of_measure_id", "unit", "unitOfMeasure")
                    .reference("product_category_id", "product_category", "productCategory")
                    .reference("tax_rate_id", "tax", "taxRate")
                    .customFields()
                    .events("added", "updated", "deleted")
                    .shaped("""
                            name: title
                            description: markdown?
                            code: prefixed(ART-)
                            purchase_price: money?
                            selling_price: money?
                            unit: ->unitOfMeasure?
                            tax: ->taxRate?
                            suppliers: [{supplier: ->company|contact, purchase_price: money?, product_code: digits(5), minimum_order_amount: int(10), classification: primary|secondary}]
                            custom_fields: custom_fields(product)
                            price_list_prices: [{price_list_id: uuid, price: money}]
                            product_category: ->productCategory?
                            stock: {amount: int(500)?}
                            configuration: {stock_threshold: {minimum: int(9), action: =notify}?}?
                            added_at: instant
                            updated_at: instant
                            """),
            ResourceRow.of("quotations", "quotation")
                    .createdAt("created_at")
                    .updatedAt()
                    .infoOnly("grouped_lines", "text", "currency", "discounts", "document_template")
                    .filters("ids")
                    .ownedBy("deal", "deals", "quotations")
                    .create("create", "deal_id")
                    .reference("deal_id", "deal", "deal")
                    .reference("document_template_id", "document_template", "documentTemplate")
                    .writes("text", "discounts", "expiry", "grouped_lines")
                    .write("currency", "currency", BodyShapes::currency)
                    .act("send", null, (quotation, call) -> {})
                    .sets("accept", null, "status", "accepted")
                    .shaped("""
                            deal: ->deal
                            grouped_lines: priced_lines
                            currency: =EUR
                            currency_exchange_rate: fx
                            text: markdown
                            total: {tax_exclusive: money, tax_inclusive: money, taxes: tax_lines, purchase_price: money?}
                            discounts: discounts
                            created_at: instant
                            updated_at: instant
                            status: open|accepted|expired|rejected|closed
                            name: title
                            document_template: ->documentTemplate
                            expiry: {expires_after: date, action_after_expiry: lock|none}
                            """));

    private SalesTypes() {}
}
