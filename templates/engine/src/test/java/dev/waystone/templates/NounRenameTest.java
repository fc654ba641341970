package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NounRenameTest {

    private static final NounRename RENAME = new NounRename(Noun.parse("Catalog Item"), Noun.parse("Audit Entry"));

    @ParameterizedTest
    @CsvSource({
        "CatalogItem, AuditEntry",
        "CatalogItems, AuditEntries",
        "CatalogItemStatus, AuditEntryStatus",
        "ShownCatalogItems, ShownAuditEntries",
        "CATALOG_ITEM_STATUS, AUDIT_ENTRY_STATUS",
        "catalogItemSold, auditEntrySold",
        "catalog-items, audit-entries",
        "Catalog item, Audit entry",
        "catalogitemish, catalogitemish"
    })
    void the_longest_word_that_is_whole_is_renamed(String text, String renamed) {
        assertThat(renamed(text)).isEqualTo(renamed);
    }

    private static String renamed(String text) {
        var found = Pattern.compile(RENAME.regex()).matcher(text);
        if (!found.find()) {
            return text;
        }
        char before = found.start() == 0 ? ' ' : text.charAt(found.start() - 1);
        char after = found.end() == text.length() ? ' ' : text.charAt(found.end());
        String written = RENAME.replacement(found.group(), before, after);
        List<String> parts = List.of(
                text.substring(0, found.start()),
                written.isEmpty() ? found.group() : written,
                text.substring(found.end()));
        return String.join("", parts);
    }
}
