package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/** Ids of the small reference lists of the account (users, phases and the like), the same in every run. */
final class Known {
    static final List<String> USERS = ids("user", 8);
    static final List<String> DEPARTMENTS = ids("department", 3);
    static final List<String> BUSINESS_TYPES = ids("businessType", 5);
    static final List<String> PRICE_LISTS = ids("priceList", 2);
    static final List<String> DEAL_PHASES = ids("dealPhase", 6);
    static final List<String> DEAL_PIPELINES = ids("dealPipeline", 2);
    static final List<String> DEAL_SOURCES = ids("dealSource", 4);
    static final List<String> LOST_REASONS = ids("lostReason", 4);
    static final List<String> PRODUCTS = ids("product", 10);

    private Known() {}

    static ObjectNode pick(Draw draw, String type, List<String> ids) {
        return Json.reference(type, draw.pick(ids));
    }

    static List<String> ids(String type, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Draw(number, type).id())
                .toList();
    }
}
