package dev.waystone.flags.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What one class says of flags.
 *
 * @param constants by {@code class.field}, the flag that it holds
 * @param named by flag, each call of {@code Flag.named}
 * @param made by flag, each such call whose result goes into no constant
 * @param read by {@code class.field}, each place that reads a flag from it
 * @param nameless calls of {@code Flag.named} without a literal
 */
record FlagScan(
        Map<String, String> constants,
        Map<String, List<Place>> named,
        Map<String, List<Place>> made,
        Map<String, List<Place>> read,
        List<Place> nameless) {

    private static final String FLAG = "dev/waystone/flags/Flag";

    /** @param locate turns {@code org/acme/Orders.java} into a path that a person can open */
    static FlagScan of(byte[] bytecode, UnaryOperator<String> locate) {
        var type = new ClassNode();
        new ClassReader(bytecode).accept(type, ClassReader.SKIP_FRAMES);
        var scan = new FlagScan(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        if (!type.name.equals(FLAG)) {
            String file = locate.apply(source(type));
            type.methods.forEach(method -> scan.method(method, file));
        }
        return scan;
    }

    private static String source(ClassNode type) {
        String folder = type.name.substring(0, type.name.lastIndexOf('/') + 1);
        return folder + (type.sourceFile == null ? type.name.substring(folder.length()) : type.sourceFile);
    }

    private void method(MethodNode method, String file) {
        int line = 0;
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode number) {
                line = number.line;
            } else if (instruction instanceof MethodInsnNode call && isNamed(call)) {
                made(call, new Place(file, line));
            } else if (instruction instanceof FieldInsnNode field && isRead(field)) {
                add(read, field.owner + "." + field.name, new Place(file, line));
            }
        }
    }

    private void made(MethodInsnNode call, Place place) {
        if (!(before(call) instanceof LdcInsnNode literal) || !(literal.cst instanceof String flag)) {
            nameless.add(place);
            return;
        }
        add(named, flag, place);
        if (after(call) instanceof FieldInsnNode field && field.getOpcode() == Opcodes.PUTSTATIC) {
            constants.put(field.owner + "." + field.name, flag);
        } else {
            add(made, flag, place);
        }
    }

    private static boolean isNamed(MethodInsnNode call) {
        return call.owner.equals(FLAG) && call.name.equals("named");
    }

    private static boolean isRead(FieldInsnNode field) {
        return field.getOpcode() == Opcodes.GETSTATIC && field.desc.equals("L" + FLAG + ";");
    }

    private static @Nullable AbstractInsnNode before(AbstractInsnNode instruction) {
        AbstractInsnNode found = instruction.getPrevious();
        while (found != null && found.getOpcode() < 0) { // labels, lines, frames
            found = found.getPrevious();
        }
        return found;
    }

    private static @Nullable AbstractInsnNode after(AbstractInsnNode instruction) {
        AbstractInsnNode found = instruction.getNext();
        while (found != null && found.getOpcode() < 0) {
            found = found.getNext();
        }
        return found;
    }

    private static void add(Map<String, List<Place>> places, String key, Place place) {
        places.computeIfAbsent(key, any -> new ArrayList<>()).add(place);
    }
}
