package dev.waystone.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an aggregate is called. Words begin with a capital, with one blank between them; all casings follow from them.
 *
 * @param one {@code Loyalty Account}
 * @param many {@code Loyalty Accounts}
 * @param article {@code a} or {@code an}, as said before it
 */
public record Noun(String one, String many, String article) {

    /**
     * Reads a noun written in any casing ({@code Loyalty Account}, {@code loyalty-account}, {@code LoyaltyAccount});
     * plural and article are derived.
     *
     * @throws TemplateException with every reason why it cannot name an aggregate
     */
    public static Noun parse(String text) {
        return of(text, "", "");
    }

    /**
     * The same with plural and article given; an empty one is derived.
     *
     * @throws TemplateException with every reason why it cannot name an aggregate
     */
    public static Noun of(String one, String many, String article) {
        List<String> problems = new ArrayList<>();
        Noun noun = NounReader.read(one, many, article, problems);
        if (!problems.isEmpty()) {
            throw new TemplateException(problems);
        }
        return noun;
    }

    /** {@code LoyaltyAccount}: the aggregate's type. */
    public String pascal() {
        return one.replace(" ", "");
    }

    /** {@code loyalty-accounts}: the service, its topic and its folder. */
    public String kebabMany() {
        return many.replace(' ', '-').toLowerCase(Locale.ROOT);
    }

    /** {@code loyaltyaccounts}: the last part of the package. */
    public String lowerMany() {
        return many.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return one;
    }
}
