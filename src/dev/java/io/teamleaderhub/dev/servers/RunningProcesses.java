package io.teamleaderhub.dev.servers;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The processes that must not outlive this JVM. */
final class RunningProcesses {
    private static final Set<ServerProcess> PROCESSES = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(RunningProcesses::closeAll, "close-server-processes"));
    }

    private RunningProcesses() {}

    static void add(ServerProcess process) {
        PROCESSES.add(process);
    }

    static void remove(ServerProcess process) {
        PROCESSES.remove(process);
    }

    private static void closeAll() {
        PROCESSES.forEach(ServerProcess::close);
    }
}
