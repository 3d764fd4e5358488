package dev.lamarck.engine.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lamarck.engine.files.Files;
import dev.lamarck.engine.text.jinja.Limits;
import dev.lamarck.engine.text.jinja.Template;
import dev.lamarck.engine.text.jinja.TemplateException;
import dev.lamarck.engine.text.jinja.Value;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns a conversation into the text that a model was trained to go on from, by the template in its folder. Some models
 * have several: {@code tool_use} is for conversations with tools, {@code default} for all others.
 */
public final class ChatTemplate {

    private static final String DEFAULT = "default";
    private static final String TOOLS = "tool_use";

    /** The format of models that name it instead of bringing a template. */
    private static final String CHAT_ML = """
            {% if messages[0].role != 'system' %}
            {{ '<|im_start|>system\\nYou are a helpful assistant.<|im_end|>\\n' -}}
            {% endif %}
            {% for message in messages %}
            {{ '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' -}}
            {% endfor %}
            {% if add_generation_prompt %}
            {{ '<|im_start|>assistant\\n' -}}
            {% endif %}
            """;

    private final String place;
    private final Map<String, Template> templates;
    private final Map<String, String> specialTokens;
    private final Clock clock;

    private ChatTemplate(String place, Map<String, String> sources, Map<String, String> specialTokens, Clock clock) {
        this.place = place;
        this.templates = new TreeMap<>();
        sources.forEach((name, source) -> templates.put(name, parsed(place, source)));
        this.specialTokens = Map.copyOf(specialTokens);
        this.clock = clock;
    }

    /** The template of a model's folder; none if it has none, as models that do not chat. */
    public static Optional<ChatTemplate> of(Files files, String folder, Clock clock) {
        ModelFolder model = new ModelFolder(files, folder);
        TokenSettings settings = TokenSettings.of(model);
        Map<String, String> sources = sources(model, settings);
        if (sources.isEmpty() && settings.chatMl()) {
            sources.put(DEFAULT, CHAT_ML);
        }
        return sources.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChatTemplate(folder, sources, settings.texts(), clock));
    }

    /** A template of one's own, with the texts of special tokens by name. */
    public static ChatTemplate of(String source, Map<String, String> specialTokens, Clock clock) {
        return new ChatTemplate("the settings", Map.of(DEFAULT, source), specialTokens, clock);
    }

    /** Templates in files of their own take the place of those in the settings. */
    private static Map<String, String> sources(ModelFolder model, TokenSettings settings) {
        Map<String, String> sources = new LinkedHashMap<>();
        JsonNode setting = settings.tokenizer().path("chat_template");
        if (setting.isTextual()) {
            sources.put(DEFAULT, setting.textValue());
        }
        for (JsonNode named : setting) {
            sources.put(named.path("name").asText(""), named.path("template").asText(""));
        }
        if (model.has("chat_template.jinja")) {
            sources.clear();
            sources.put(DEFAULT, model.text("chat_template.jinja"));
            for (String file : model.list("additional_chat_templates")) {
                if (file.endsWith(".jinja")) {
                    String name = file.substring(0, file.length() - ".jinja".length());
                    sources.put(name, model.text("additional_chat_templates/" + file));
                }
            }
        }
        return sources;
    }

    private static Template parsed(String place, String source) {
        try {
            return Template.of(source);
        } catch (TemplateException e) {
            throw TextErrors.badTemplate(place, e);
        }
    }

    /** The text of a conversation. It has its special tokens in it, so it is encoded as a text and not as a prompt. */
    public String render(Conversation conversation) {
        Template template = chosen(!conversation.tools().isEmpty());
        try {
            return template.render(variables(conversation), ZonedDateTime.now(clock), Limits.USUAL);
        } catch (TemplateException e) {
            throw TextErrors.badTemplate(place, e);
        }
    }

    private Template chosen(boolean withTools) {
        return Optional.ofNullable(withTools ? templates.get(TOOLS) : null)
                .or(() -> Optional.ofNullable(templates.get(DEFAULT)))
                .orElseThrow(() -> TextErrors.noDefault(place, templates.keySet()));
    }

    private Map<String, Value> variables(Conversation conversation) {
        Map<String, Value> variables = new LinkedHashMap<>();
        specialTokens.forEach((name, text) -> variables.put(name, Value.of(text)));
        conversation.variables().forEach((name, value) -> variables.put(name, Value.of(value)));
        variables.put(
                "messages",
                Value.of(conversation.messages().stream().map(Reasoning::named).toList()));
        variables.put(
                "tools", conversation.tools().isEmpty() ? Value.of((Object) null) : Value.of(conversation.tools()));
        variables.putIfAbsent("documents", Value.of((Object) null));
        variables.put("add_generation_prompt", Value.of(conversation.answers()));
        return variables;
    }
}
