package io.teamleaderhub.dev.simulator;

import java.util.List;

/** What people type into a CRM, accents, quotes and emoji included. */
final class Words {
    static final List<String> FIRST_NAMES = List.of(
            "Zoë",
            "André",
            "Łukasz",
            "Gökçe",
            "Björn",
            "Siobhán",
            "Nuño",
            "Marie-Claire",
            "Jan",
            "Emma",
            "李",
            "Ольга",
            "Anaïs",
            "Ğülşen",
            "Tom",
            "Els",
            "Pieter",
            "Saar",
            "Joëlle",
            "François");
    static final List<String> LAST_NAMES = List.of(
            "Van den Broeck",
            "d'Hondt",
            "Müller",
            "O'Brien",
            "Ångström",
            "Peeters",
            "Janssens",
            "Gonçalves",
            "Dvořák",
            "de Bruyne-Lemaître",
            "Nguyễn",
            "Øster",
            "Smith",
            "\"Rik\" Wouters",
            "Иванова",
            "明",
            "Mc Donald",
            "Şahin");
    static final List<String> COMPANY_STEMS = List.of(
            "Bäckerei Müller",
            "L'Étoile & Fils",
            "Smörgås",
            "Acme 🚀 Labs",
            "Van Hool",
            "Brouwerij 't IJ",
            "Łódź Logistics",
            "Crème <Brûlée>",
            "Back\\slash Studio",
            "Nordic \"Light\"",
            "東京 Trading",
            "Peeters & Zonen",
            "100% Zeker",
            "Garage Ødegård");
    static final List<String> COMPANY_FORMS = List.of("NV", "BV", "GmbH", "SARL", "AB", "Ltd.", "VZW", "S.A.");
    static final List<String> STREETS = List.of(
            "Dok Noord 3A",
            "Rue de l'Église 12 bte 4",
            "Königsstraße 77",
            "Market St. 1",
            "Sint-Pietersnieuwstraat 25");
    static final List<List<String>> CITIES = List.of(
            List.of("BE", "9000", "Gent"),
            List.of("BE", "4000", "Liège"),
            List.of("NL", "1017 AB", "Amsterdam"),
            List.of("DE", "80331", "München"),
            List.of("FR", "75011", "Paris"),
            List.of("SE", "411 03", "Göteborg"));
    static final List<String> TAGS = List.of(
            "prospect", "VIP", "nieuwsbrief", "Événement 2025", "à relancer", "🔥 hot", "partner", "do-not-call");
    static final List<String> POSITIONS =
            List.of("CEO", "Zaakvoerder", "Responsable achats", "CFO & co-founder", "Büroleiter", "");
    static final List<String> DEAL_TITLES = List.of(
            "Website – phase 2",
            "Renouvellement licences",
            "Offerte zonnepanelen ☀️",
            "Support 24/7",
            "Büroumzug",
            "Pilot \"Q3\"",
            "Audit",
            "Onderhoudscontract 2026");
    static final List<String> MAILBOXES = List.of("info", "zoe", "boekhouding", "o'brien", "support+crm");
    static final List<String> LANGUAGES = List.of("nl", "fr", "en", "de");
    static final List<String> CURRENCIES = List.of("EUR", "EUR", "EUR", "USD", "GBP");

    private static final List<String> PARAGRAPHS = List.of(
            "# Intake\n\n* called **twice**\n* _will call back_ after `10:00`",
            "Klant vraagt een offerte vóór vrijdag 📅.",
            "| item | qty |\n|---|---|\n| licence | 12 |",
            "Tab\tand \\n that is no newline; <b>not bold</b> &amp; a [link](https://example.org/?a=1&b=2)",
            "Il a dit : « d'accord » — à suivre…",
            "👩‍👩‍👧‍👦 family business, 4th generation");

    private Words() {}

    /** Markdown of a few lines, and one time in fifty of some ten thousand characters. */
    static String markdown(Draw draw) {
        int paragraphs = draw.chance(2) ? 250 : 1 + draw.below(3);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < paragraphs; i++) {
            text.append(i == 0 ? "" : "\n\n").append(draw.pick(PARAGRAPHS));
        }
        return text.toString();
    }
}
