package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;
import dev.waystone.render.Nearest;
import dev.waystone.templates.Answers;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Lock;
import dev.waystone.templates.Manifest;
import dev.waystone.templates.Template;
import dev.waystone.templates.Template.TreeIds;
import dev.waystone.templates.TreeFile;
import dev.waystone.templates.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Templates from the platform's own Git repository. The newest is what {@code HEAD} has. An old one is found by the ids of
 * its trees, which a rewritten history keeps; else by its tag; else it is the last commit of the first-parent history that
 * says so.
 */
public final class GitTemplates implements TemplateSource {
    private final Path house;
    private final GitObjects objects;
    private final GitHistory history;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    public GitTemplates(Path house) {
        Git git = new Git(house);
        this.house = house;
        this.objects = new GitObjects(git);
        this.history = new GitHistory(git, objects);
    }

    @Override
    public List<String> names() {
        return objects
                .tree(TemplatePlace.in("HEAD", TemplatePlace.ARCHETYPES))
                .orElse(FileTree.EMPTY)
                .files()
                .keySet()
                .stream()
                .filter(path -> path.endsWith("/" + TemplatePlace.MANIFEST))
                .map(path -> path.substring(0, path.indexOf('/')))
                .toList();
    }

    /** The versions of a template that the first-parent history has, oldest first. */
    public List<Version> versions(String name) {
        return history.versions(newest(name).manifest());
    }

    /** A template as it was in the commit that set a version, the first of the first-parent history to say so; empty if none does. */
    public Optional<Template> raised(String name, Version version) {
        return history.first(newest(name).manifest(), version).flatMap(commit -> at(name, commit));
    }

    @Override
    public Template newest(String name) {
        return at(name, "HEAD").orElseThrow(() -> {
            List<String> names = names();
            return new Failure("there is no template " + name + "; "
                    + Nearest.to(name, names)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("allowed: " + String.join(", ", names)));
        });
    }

    @Override
    public Template at(String name, Version version) {
        Template newest = newest(name);
        if (newest.manifest().version().equals(version)) {
            return newest;
        }
        return at(name, TemplatePlace.tag(name, version))
                .filter(template -> template.manifest().version().equals(version))
                .or(() -> history.commit(newest.manifest(), version).flatMap(commit -> at(name, commit)))
                .orElseThrow(() -> new Failure(name + " " + version + " is not to be had from " + house + "; "
                        + history.allowed(newest.manifest())));
    }

    @Override
    public Template of(Lock lock) {
        boolean shelled = lock.answers().layout() == Answers.Layout.STANDALONE;
        Optional<Template> recorded = lock.tree()
                .flatMap(ids -> remembered(
                        lock.template() + " " + ids + shelled, () -> recorded(lock.template(), ids, shelled)));
        recorded.map(template -> template.manifest().version())
                .filter(version -> !version.equals(lock.version()))
                .ifPresent(version -> {
                    throw new Failure(Lock.FILE + " says " + lock.template() + " " + lock.version()
                            + ", but its tree is " + version + "'s; restore it from Git: git checkout -- " + Lock.FILE);
                });
        return recorded.orElseGet(() -> at(lock.template(), lock.version()));
    }

    @Override
    public String recipe(Template template, String file) {
        String archetype = template.tree().map(TreeIds::archetype).orElse("HEAD:");
        String name = archetype + ":" + TemplatePlace.MIGRATIONS + file;
        return Optional.ofNullable(objects.texts(List.of(name)).get(name))
                .orElseThrow(() -> TemplatePlace.noRecipe(template.manifest().name(), file));
    }

    /** @param shelled whether what stands around the service is needed as well, of which no tree is recorded */
    private Optional<Template> recorded(String name, TreeIds ids, boolean shelled) {
        Optional<FileTree> archetype = objects.tree(ids.archetype());
        Optional<FileTree> golden = objects.tree(ids.golden());
        Optional<TreeFile> file = archetype.flatMap(tree -> tree.get(TemplatePlace.MANIFEST));
        if (file.isEmpty() || golden.isEmpty()) {
            return Optional.empty();
        }
        Manifest manifest = Manifest.parse(file.get().text(), TemplatePlace.manifest(name));
        Optional<FileTree> shell = shelled
                ? history.commit(manifest, ids).map(commit -> shell(commit, manifest))
                : Optional.of(FileTree.EMPTY);
        return shell.map(around -> new Template(manifest, golden.get(), around, Optional.of(ids)));
    }

    private Optional<Template> at(String name, String commit) {
        return remembered(name + " " + commit, () -> read(name, commit));
    }

    /** A command lives shorter than a template changes; many clones of one version are looked at in one. */
    private Optional<Template> remembered(String key, Supplier<Optional<Template>> read) {
        Template known = templates.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Template> found = read.get();
        found.ifPresent(template -> templates.put(key, template));
        return found;
    }

    private Optional<Template> read(String name, String commit) {
        String where = TemplatePlace.in(commit, TemplatePlace.manifest(name));
        return Optional.ofNullable(objects.texts(List.of(where)).get(where))
                .map(yaml -> Manifest.parse(yaml, TemplatePlace.manifest(name)))
                .map(manifest -> {
                    String golden = TemplatePlace.in(commit, manifest.golden());
                    String archetype = TemplatePlace.in(commit, TemplatePlace.archetype(name));
                    var ids = objects.ids(List.of(golden, archetype));
                    FileTree files = objects.tree(golden)
                            .orElseThrow(() -> new Failure(TemplatePlace.manifest(name) + " names " + manifest.golden()
                                    + " as its golden service, which is not in Git; commit it"));
                    return new Template(
                            manifest,
                            files,
                            shell(commit, manifest),
                            Optional.of(new TreeIds(ids.get(golden), ids.get(archetype))));
                });
    }

    private FileTree shell(String commit, Manifest manifest) {
        SortedMap<String, TreeFile> shell = new TreeMap<>(objects.tree(TemplatePlace.in(commit, TemplatePlace.SHELL))
                .orElse(FileTree.EMPTY)
                .files());
        FileTree root = manifest.shell().isEmpty()
                ? FileTree.EMPTY
                : objects.tree(TemplatePlace.in(commit, ""), manifest.shell().toArray(String[]::new))
                        .orElse(FileTree.EMPTY);
        shell.putAll(root.files());
        return new FileTree(shell);
    }
}
