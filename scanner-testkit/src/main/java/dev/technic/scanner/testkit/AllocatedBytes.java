package dev.technic.scanner.testkit;

import static org.junit.jupiter.api.Assumptions.abort;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Counts the heap bytes that a thread has asked for; the count itself takes some hundreds. */
public final class AllocatedBytes {

    private AllocatedBytes() {}

    /** Skips the test on a virtual machine that does not count. */
    public static long ofThisThread() {
        try {
            return (Long) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                            "getThreadAllocatedBytes",
                            new Object[] {Thread.currentThread().getId()},
                            new String[] {"long"});
        } catch (JMException notCounted) {
            return abort("this virtual machine does not count the bytes that a thread allocates");
        }
    }
}
