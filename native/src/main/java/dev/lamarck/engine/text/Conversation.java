package dev.lamarck.engine.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a chat template renders.
 *
 * @param tools descriptions of the tools that the model may call; none if it is empty
 * @param answers whether the beginning of an answer comes last, for the model to go on from
 * @param variables what else the template is told, by name
 */
public record Conversation(
        List<Message> messages, List<Map<String, Object>> tools, boolean answers, Map<String, Object> variables) {
    public Conversation {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /** Messages for the model to answer. */
    public static Conversation of(Message... messages) {
        return new Conversation(List.of(messages), List.of(), true, Map.of());
    }

    /** The same with tools that the model may call. */
    public Conversation with(List<Map<String, Object>> moreTools) {
        return new Conversation(messages, moreTools, answers, variables);
    }

    /** The same as a whole, without the beginning of an answer. */
    public Conversation answered() {
        return new Conversation(messages, tools, false, variables);
    }
}
