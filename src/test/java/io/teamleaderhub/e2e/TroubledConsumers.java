package io.teamleaderhub.e2e;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Puts trouble between a hub and its real Kafka consumer, inside of whatever the hub itself puts around it: for the consumer
 * group that a test names, or in a process of its own as its environment says.
 */
@Singleton
final class TroubledConsumers implements BeanCreatedEventListener<Consumer<?, ?>>, Ordered {
    private static final Map<String, Trouble> BY_GROUP = new ConcurrentHashMap<>();

    /** From now on, hubs of this JVM that consume as that group have that trouble. */
    static void trouble(String group, Trouble trouble) {
        BY_GROUP.put(group, trouble);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Consumer<?, ?> onCreated(BeanCreatedEvent<Consumer<?, ?>> event) {
        var consumer = (Consumer<String, byte[]>) event.getBean();
        var trouble = BY_GROUP.get(consumer.groupMetadata().groupId());
        if (trouble == null) {
            trouble = ProcessTrouble.ofThisProcess();
        }
        return trouble == null ? consumer : troubled(consumer, trouble);
    }

    private static Consumer<?, ?> troubled(Consumer<String, byte[]> consumer, Trouble trouble) {
        return (Consumer<?, ?>) Proxy.newProxyInstance(
                Consumer.class.getClassLoader(),
                new Class<?>[] {Consumer.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "poll" -> {
                        trouble.polling();
                        yield trouble.polled(records(call(consumer, method, arguments)), consumer);
                    }
                    case "commitSync" -> {
                        trouble.committing(offsets(arguments));
                        call(consumer, method, arguments);
                        trouble.committed();
                        yield null;
                    }
                    case "assignment" -> {
                        trouble.asking();
                        yield call(consumer, method, arguments);
                    }
                    default -> call(consumer, method, arguments);
                });
    }

    @SuppressWarnings("unchecked")
    private static ConsumerRecords<String, byte[]> records(@Nullable Object polled) {
        return polled == null ? ConsumerRecords.empty() : (ConsumerRecords<String, byte[]>) polled;
    }

    @SuppressWarnings("unchecked")
    private static Map<TopicPartition, OffsetAndMetadata> offsets(Object[] arguments) {
        return (Map<TopicPartition, OffsetAndMetadata>) arguments[0];
    }

    private static @Nullable Object call(Consumer<?, ?> consumer, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(consumer, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
