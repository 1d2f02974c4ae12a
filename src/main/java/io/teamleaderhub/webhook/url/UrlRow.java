package io.teamleaderhub.webhook.url;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity(value = "webhook_url", schema = "hub")
record UrlRow(@Id int serial, String state) {}
