import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/**
 * User and system time of another process, all its threads and also those that have ended, in nanoseconds. What {@code
 * /proc/<pid>/stat} tells is the same in hundredths of a second: too coarse for what a request costs.
 */
final class CpuClock {

    private static final MethodHandle GET_TIME = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    private static final int SCHEDULED = 2; // CPUCLOCK_SCHED of the kernel: what the scheduler has accounted for

    private CpuClock() {}

    static long nanos(long pid) {
        try (var arena = Arena.ofConfined()) {
            var time = arena.allocate(16);
            int failed = (int) GET_TIME.invokeExact((~(int) pid << 3) | SCHEDULED, time);
            if (failed != 0) {
                throw new IllegalStateException("the kernel tells no CPU time of process " + pid);
            }
            return time.get(JAVA_LONG, 0) * 1_000_000_000 + time.get(JAVA_LONG, 8);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
