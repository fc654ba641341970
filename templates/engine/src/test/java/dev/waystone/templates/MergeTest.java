package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MergeTest {
    private static final Version NEWER = Version.parse("1.1.0");

    @Test
    void a_conflict_shows_all_three_and_says_where() {
        Merged merged = merge("a.txt", "1\nold\n3\n", "1\nmine\n3\n", "1\nnew\n3\n");
        assertThat(text(merged, "a.txt"))
                .isEqualTo("1\n<<<<<<< yours\nmine\n||||||| base\nold\n=======\nnew\n>>>>>>> template 1.1.0\n3\n");
        assertThat(merged.conflicts())
                .containsExactly(
                        new Conflict("a.txt", Conflict.Kind.LINES, "both changed the same place: line 2", Mode.SHARED));
    }

    @Test
    void line_ends_and_a_missing_last_one_are_the_users() {
        Merged merged = merge("a.txt", "1\n2\n3\n4\n5\n", "1\r\n2\r\nmine\r\n3\r\n4\r\n5", "new\n1\n2\n3\n4\n5\n");
        assertThat(merged.conflicts()).isEmpty();
        assertThat(text(merged, "a.txt")).isEqualTo("new\r\n1\r\n2\r\nmine\r\n3\r\n4\r\n5");
    }

    @Test
    void properties_are_merged_by_key_where_lines_would_collide() {
        Merged merged = merge(
                "src/main/resources/application.properties",
                "# one\na=1\nb=2\n# three\nc=3\n",
                "# one, mine\na=11\nb=2\n# three\nc=3\nmine=4\n",
                "# one\na=1\nb=22\nc=33\nnew=5\n");
        assertThat(merged.conflicts()).isEmpty();
        assertThat(text(merged, "src/main/resources/application.properties"))
                .isEqualTo("# one, mine\na=11\nb=22\nc=33\nnew=5\nmine=4\n");
    }

    @Test
    void a_key_that_both_changed_is_a_conflict() {
        Merged merged = merge("a.properties", "a=1\nb=1\n", "a=2\nb=1\n", "a=3\nb=1\n");
        assertThat(text(merged, "a.properties"))
                .isEqualTo("<<<<<<< yours\na=2\n||||||| base\na=1\n=======\na=3\n>>>>>>> template 1.1.0\nb=1\n");
        assertThat(merged.conflicts().getFirst().reason()).isEqualTo("both changed a");
    }

    @Test
    void a_pom_is_merged_by_element() {
        String base = pom(dependency("rest") + dependency("cache"));
        String yours = pom(dependency("rest") + dependency("cache") + "        <!-- mine -->\n" + dependency("mine"));
        String theirs = pom(dependency("rest") + dependency("cache") + dependency("events"));
        Merged merged = merge("pom.xml", base, yours, theirs);
        assertThat(merged.conflicts()).isEmpty();
        assertThat(text(merged, "pom.xml"))
                .isEqualTo(pom(dependency("rest")
                        + dependency("cache")
                        + dependency("events")
                        + "        <!-- mine -->\n"
                        + dependency("mine")));
    }

    @Test
    void the_same_dependency_of_both_is_there_once() {
        String base = pom(dependency("rest"));
        Merged merged = merge(
                "pom.xml",
                base,
                pom(dependency("events") + dependency("rest")),
                pom(dependency("rest") + dependency("events")));
        assertThat(text(merged, "pom.xml")).isEqualTo(pom(dependency("events") + dependency("rest")));
    }

    @Test
    void an_element_that_both_changed_is_a_conflict_with_markers() {
        String base = "<project>\n    <version>1</version>\n    <name>a</name>\n</project>\n";
        Merged merged = merge("pom.xml", base, base.replace(">1<", ">2<"), base.replace(">1<", ">3<"));
        assertThat(text(merged, "pom.xml")).isEqualTo("""
                <project>
                <<<<<<< yours
                    <version>2</version>
                ||||||| base
                    <version>1</version>
                =======
                    <version>3</version>
                >>>>>>> template 1.1.0
                    <name>a</name>
                </project>
                """);
        assertThat(merged.conflicts().getFirst().reason()).isEqualTo("both changed version");
    }

    @Test
    void what_was_deleted_here_stays_deleted_and_is_told() {
        FileTree base = FileTree.EMPTY.with("a", TreeFile.of("1\n")).with("b", TreeFile.of("1\n"));
        FileTree theirs = FileTree.EMPTY.with("a", TreeFile.of("2\n")).with("b", TreeFile.of("1\n"));
        Merged merged = Merge.merge(base, FileTree.EMPTY, theirs, rules(Set.of()));
        assertThat(merged.tree()).isEqualTo(FileTree.EMPTY);
        assertThat(merged.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.kind()).isEqualTo(Conflict.Kind.DELETED_BY_USER);
            assertThat(conflict.blocks()).isFalse();
        });
    }

    @Test
    void an_edited_managed_file_stops_until_it_is_given_up() {
        FileTree base = FileTree.EMPTY.with("run", TreeFile.of("1\n"));
        FileTree yours = FileTree.EMPTY.with("run", TreeFile.of("mine\n"));
        FileTree theirs = FileTree.EMPTY.with("run", TreeFile.of("2\n"));
        Merged stopped = Merge.merge(base, yours, theirs, managed(Set.of()));
        assertThat(stopped.tree()).isEqualTo(yours);
        assertThat(stopped.conflicts()).extracting(Conflict::kind).containsExactly(Conflict.Kind.MANAGED);
        assertThat(Merge.merge(base, yours, theirs, managed(Set.of("run"))).tree())
                .isEqualTo(theirs);
    }

    @Test
    void an_edited_managed_file_stops_also_where_the_template_has_not_changed_it() {
        FileTree base = FileTree.EMPTY.with("run", TreeFile.of("1\n"));
        FileTree yours = FileTree.EMPTY.with("run", TreeFile.of("mine\n"));
        Merged stopped = Merge.merge(base, yours, base, managed(Set.of()));
        assertThat(stopped.tree()).isEqualTo(yours);
        assertThat(stopped.conflicts()).extracting(Conflict::kind).containsExactly(Conflict.Kind.MANAGED);
        assertThat(Merge.merge(base, yours, base, managed(Set.of("run"))).tree())
                .isEqualTo(base);
        assertThat(Merge.merge(base, FileTree.EMPTY, base, managed(Set.of())))
                .as("deleted")
                .isEqualTo(new Merged(FileTree.EMPTY, List.of()));
    }

    @Test
    void binaries_are_taken_whole() {
        FileTree base = FileTree.EMPTY.with("x", binary(1));
        Merged both = Merge.merge(
                base, FileTree.EMPTY.with("x", binary(2)), FileTree.EMPTY.with("x", binary(3)), rules(Set.of()));
        assertThat(both.tree().get("x")).contains(binary(2));
        assertThat(both.conflicts()).extracting(Conflict::kind).containsExactly(Conflict.Kind.BINARY);
        assertThat(Merge.merge(base, base, FileTree.EMPTY.with("x", binary(3)), rules(Set.of()))
                        .tree()
                        .get("x"))
                .contains(binary(3));
    }

    private static TreeFile binary(int content) {
        return TreeFile.of(new byte[] {0, (byte) content}, TreeFile.Kind.REGULAR);
    }

    private static String pom(String dependencies) {
        return "<project>\n    <dependencies>\n" + dependencies + "    </dependencies>\n</project>\n";
    }

    private static String dependency(String name) {
        return "        <dependency>\n            <groupId>dev.waystone</groupId>\n            <artifactId>" + name
                + "</artifactId>\n        </dependency>\n";
    }

    private static Merged merge(String path, String base, String yours, String theirs) {
        return Merge.merge(
                FileTree.EMPTY.with(path, TreeFile.of(base)),
                FileTree.EMPTY.with(path, TreeFile.of(yours)),
                FileTree.EMPTY.with(path, TreeFile.of(theirs)),
                rules(Set.of()));
    }

    private static String text(Merged merged, String path) {
        return merged.tree().get(path).orElseThrow().text();
    }

    private static MergeRules rules(Set<String> takeTheirs) {
        return new MergeRules(path -> Mode.SHARED, takeTheirs, NEWER);
    }

    private static MergeRules managed(Set<String> takeTheirs) {
        return new MergeRules(path -> Mode.MANAGED, takeTheirs, NEWER);
    }
}
