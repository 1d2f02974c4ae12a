package io.teamleaderhub;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.teamleaderhub.access.Roles;

/** What the API document, {@code openapi/hub.yaml}, says about the hub as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Teamleader Hub",
                        version = ApiDocument.VERSION,
                        description = "Teamleader Focus in PostgreSQL and on Kafka. Every error but those of the OAuth "
                                + "redirect is a problem document (RFC 9457).",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")))
@SecurityScheme(
        name = Roles.OPERATOR,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "The operator token: the setting HUB_OPERATOR_TOKEN.")
final class ApiDocument {
    /** The hub's version, without the mark of an unfinished one. */
    static final String VERSION = "0.1.0";

    private ApiDocument() {}
}
