package io.teamleaderhub.dev.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ContractCommandTest {
    private static final String DOCUMENT = """
            openapi: 3.0.0
            info: {version: 9.9.9}
            paths:
              /dealSources.list: {post: {responses: {'200': {content: {application/json: {schema: &list
                {type: object, properties: {data: {type: array, items: {$ref: '#/components/schemas/named'}}}}}}}}}}
              /lostReasons.list: {post: {responses: {'200': {content: {application/json: {schema: *list}}}}}}
              /teams.list: {post: {responses: {'200': {content: {application/json: {schema: {type: object, properties:
                {data: {type: array, items: {type: object, properties: {id: {type: number}, nothing: {}}}}}}}}}}}}
            components: {schemas: {named: {type: object, properties: {id: {type: string}, name: {type: string}}}}}
            """;

    @TempDir
    private Path folder;

    @Test
    void it_says_which_answers_are_as_documented_and_how_others_differ() throws IOException {
        StringWriter out = new StringWriter();
        Path document = Files.writeString(folder.resolve("api.yaml"), DOCUMENT);

        int code = new CommandLine(new ContractCommand())
                .setOut(new PrintWriter(out))
                .execute("--openapi", document.toString(), "--infos", "1");

        assertThat(code).isOne();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("ok +dealSources.list +1 calls"))
                .anyMatch(line -> line.matches("ok +lostReasons.list +1 calls"))
                .anyMatch(line -> line.matches("DIFFERENT teams.list +1 calls"))
                .anyMatch(line -> line.contains("/data[]/id") || line.contains("data[].id"))
                .anyMatch(line -> line.endsWith("members is not in the document"))
                .anyMatch(line -> line.endsWith("nothing is never answered"))
                .anyMatch(line -> line.contains("the document does not know the action"))
                .last()
                .asString()
                .contains("OpenAPI document 9.9.9: 2 ok");
    }
}
