"""Chat templates in the formats that models document, conversations for them, and snippets of the template language."""

import datetime
import json

from transformers.utils import chat_template_utils

NOW = datetime.datetime(2026, 3, 5, 14, 7, 9, 123456)

CHAT_ML = """{% for message in messages %}
{% if loop.first and message['role'] != 'system' %}
{{ '<|im_start|>system\\nYou are helpful.<|im_end|>\\n' }}
{% endif %}
{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}
{% endfor %}
{% if add_generation_prompt %}
{{ '<|im_start|>assistant\\n' }}
{% endif %}
"""

LLAMA_2 = """{% if messages[0]['role'] == 'system' %}
    {% set rest = messages[1:] %}
    {% set system = messages[0]['content'] %}
{% else %}
    {% set rest = messages %}
    {% set system = false %}
{% endif %}
{% for message in rest %}
    {% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}
        {{ raise_exception('Roles must take turns: user, assistant, user, ...') }}
    {% endif %}
    {% if loop.index0 == 0 and system != false %}
        {% set content = '<<SYS>>\\n' + system + '\\n<</SYS>>\\n\\n' + message['content'] %}
    {% else %}
        {% set content = message['content'] %}
    {% endif %}
    {% if message['role'] == 'user' %}
        {{- bos_token + '[INST] ' + content.strip() + ' [/INST]' -}}
    {% elif message['role'] == 'assistant' %}
        {{- ' ' + content.strip() + ' ' + eos_token -}}
    {% endif %}
{% endfor %}
"""

LLAMA_3 = """{% set loop_messages = messages %}{% for message in loop_messages %}{% set content = '<|start_header_id|>' + message['role'] + '<|end_header_id|>\\n\\n' + message['content'] | trim + '<|eot_id|>' %}{% if loop.index0 == 0 %}{% set content = bos_token + content %}{% endif %}{{ content }}{% endfor %}{% if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}{% endif %}"""

LLAMA_31_TOOLS = """{{- bos_token }}
{%- if custom_tools is defined %}
    {%- set tools = custom_tools %}
{%- endif %}
{%- if not date_string is defined %}
    {%- if strftime_now is defined %}
        {%- set date_string = strftime_now("%d %b %Y") %}
    {%- else %}
        {%- set date_string = "1 Jan 2026" %}
    {%- endif %}
{%- endif %}
{%- if tools is not defined %}
    {%- set tools = none %}
{%- endif %}
{#- The system message comes first, also where there is none. #}
{%- if messages[0]['role'] == 'system' %}
    {%- set system_message = messages[0]['content']|trim %}
    {%- set messages = messages[1:] %}
{%- else %}
    {%- set system_message = "" %}
{%- endif %}
{{- "<|start_header_id|>system<|end_header_id|>\\n\\n" }}
{%- if tools is not none %}
    {{- "Environment: ipython\\n" }}
{%- endif %}
{{- "Today: " + date_string + "\\n\\n" }}
{%- if tools is not none %}
    {{- "You may call these functions. Answer with JSON.\\n\\n" }}
    {%- for t in tools %}
        {{- t | tojson(indent=4) }}
        {{- "\\n\\n" }}
    {%- endfor %}
{%- endif %}
{{- system_message }}
{{- "<|eot_id|>" }}
{%- for message in messages %}
    {%- if not (message.role == 'ipython' or message.role == 'tool' or 'tool_calls' in message) %}
        {{- '<|start_header_id|>' + message['role'] + '<|end_header_id|>\\n\\n'+ message['content'] | trim + '<|eot_id|>' }}
    {%- elif 'tool_calls' in message %}
        {%- if not message.tool_calls|length == 1 %}
            {{- raise_exception("One call at a time, not " ~ message.tool_calls|length) }}
        {%- endif %}
        {%- set tool_call = message.tool_calls[0].function %}
        {{- '<|start_header_id|>assistant<|end_header_id|>\\n\\n' -}}
        {{- '{"name": "' + tool_call.name + '", ' }}
        {{- '"parameters": ' }}
        {{- tool_call.arguments | tojson }}
        {{- "}" }}
        {{- "<|eot_id|>" }}
    {%- elif message.role == "tool" or message.role == "ipython" %}
        {{- "<|start_header_id|>ipython<|end_header_id|>\\n\\n" }}
        {%- if message.content is mapping or message.content is iterable %}
            {{- message.content | tojson }}
        {%- else %}
            {{- message.content }}
        {%- endif %}
        {{- "<|eot_id|>" }}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}
{%- endif %}
"""

MISTRAL = """{%- if messages[0]["role"] == "system" %}
    {%- set system_message = messages[0]["content"] %}
    {%- set loop_messages = messages[1:] %}
{%- else %}
    {%- set loop_messages = messages %}
{%- endif %}
{%- if not tools is defined %}
    {%- set tools = none %}
{%- endif %}
{%- set user_messages = loop_messages | selectattr("role", "equalto", "user") | list %}
{%- set ns = namespace(index=0) %}
{%- for message in loop_messages %}
    {%- if not (message.role == "tool" or message.role == "tool_results" or (message.tool_calls is defined and message.tool_calls is not none)) %}
        {%- if (message["role"] == "user") != (ns.index % 2 == 0) %}
            {{- raise_exception("After the optional system message, user and assistant take turns") }}
        {%- endif %}
        {%- set ns.index = ns.index + 1 %}
    {%- endif %}
{%- endfor %}
{{- bos_token }}
{%- for message in loop_messages %}
    {%- if message["role"] == "user" %}
        {%- if tools is not none and (message == user_messages[-1]) %}
            {{- "[AVAILABLE_TOOLS] [" }}
            {%- for tool in tools %}
                {%- set tool = tool.function %}
                {{- '{"type": "function", "function": {' }}
                {%- for key, val in tool.items() if key != "return" %}
                    {%- if val is string %}
                        {{- '"' + key + '": "' + val + '"' }}
                    {%- else %}
                        {{- '"' + key + '": ' + val|tojson }}
                    {%- endif %}
                    {%- if not loop.last %}
                        {{- ", " }}
                    {%- endif %}
                {%- endfor %}
                {{- "}}" }}
                {%- if not loop.last %}
                    {{- ", " }}
                {%- else %}
                    {{- "]" }}
                {%- endif %}
            {%- endfor %}
            {{- "[/AVAILABLE_TOOLS]" }}
        {%- endif %}
        {%- if loop.last and system_message is defined %}
            {{- "[INST] " + system_message + "\\n\\n" + message["content"] + "[/INST]" }}
        {%- else %}
            {{- "[INST] " + message["content"] + "[/INST]" }}
        {%- endif %}
    {%- elif message.tool_calls is defined and message.tool_calls is not none %}
        {{- "[TOOL_CALLS] [" }}
        {%- for tool_call in message.tool_calls %}
            {%- set out = tool_call.function|tojson %}
            {{- out[:-1] }}
            {%- if not tool_call.id is defined or tool_call.id|length != 9 %}
                {{- raise_exception("Ids of calls have 9 characters!") }}
            {%- endif %}
            {{- ', "id": "' + tool_call.id + '"}' }}
            {%- if not loop.last %}
                {{- ", " }}
            {%- else %}
                {{- "]" + eos_token }}
            {%- endif %}
        {%- endfor %}
    {%- elif message["role"] == "assistant" %}
        {{- " " + message["content"]|trim + eos_token}}
    {%- elif message["role"] == "tool_results" or message["role"] == "tool" %}
        {%- if message.content is defined and message.content.content is defined %}
            {%- set content = message.content.content %}
        {%- else %}
            {%- set content = message.content %}
        {%- endif %}
        {{- '[TOOL_RESULTS] {"content": ' + content|string + ", " }}
        {{- '"call_id": "' + message.tool_call_id + '"}[/TOOL_RESULTS]' }}
    {%- else %}
        {{- raise_exception("Only user, assistant and tool are known here!") }}
    {%- endif %}
{%- endfor %}
"""

GEMMA = """{{ bos_token }}{% if messages[0]['role'] == 'system' %}{{ raise_exception('There is no system role') }}{% endif %}{% for message in messages %}{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('user and assistant must take turns') }}{% endif %}{% if (message['role'] == 'assistant') %}{% set role = 'model' %}{% else %}{% set role = message['role'] %}{% endif %}{{ '<start_of_turn>' + role + '\n' + message['content'] | trim + '<end_of_turn>\n' }}{% endfor %}{% if add_generation_prompt %}{{'<start_of_turn>model\n'}}{% endif %}"""

QWEN_25 = """{%- if tools %}
    {{- '<|im_start|>system\\n' }}
    {%- if messages[0]['role'] == 'system' %}
        {{- messages[0]['content'] }}
    {%- else %}
        {{- 'You are a helpful assistant.' }}
    {%- endif %}
    {{- "\\n\\n# Tools\\n\\nYou may call functions.\\n\\nTheir signatures are within <tools></tools>:\\n<tools>" }}
    {%- for tool in tools %}
        {{- "\\n" }}
        {{- tool | tojson }}
    {%- endfor %}
    {{- "\\n</tools>\\n\\nA call is:\\n<tool_call>\\n{\\"name\\": <name>, \\"arguments\\": <object>}\\n</tool_call><|im_end|>\\n" }}
{%- else %}
    {%- if messages[0]['role'] == 'system' %}
        {{- '<|im_start|>system\\n' + messages[0]['content'] + '<|im_end|>\\n' }}
    {%- else %}
        {{- '<|im_start|>system\\nYou are a helpful assistant.<|im_end|>\\n' }}
    {%- endif %}
{%- endif %}
{%- for message in messages %}
    {%- if (message.role == "user") or (message.role == "system" and not loop.first) or (message.role == "assistant" and not message.tool_calls) %}
        {{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>' + '\\n' }}
    {%- elif message.role == "assistant" %}
        {{- '<|im_start|>' + message.role }}
        {%- if message.content %}
            {{- '\\n' + message.content }}
        {%- endif %}
        {%- for tool_call in message.tool_calls %}
            {%- if tool_call.function is defined %}
                {%- set tool_call = tool_call.function %}
            {%- endif %}
            {{- '\\n<tool_call>\\n{"name": "' }}
            {{- tool_call.name }}
            {{- '", "arguments": ' }}
            {{- tool_call.arguments | tojson }}
            {{- '}\\n</tool_call>' }}
        {%- endfor %}
        {{- '<|im_end|>\\n' }}
    {%- elif message.role == "tool" %}
        {%- if (loop.index0 == 0) or (messages[loop.index0 - 1].role != "tool") %}
            {{- '<|im_start|>user' }}
        {%- endif %}
        {{- '\\n<tool_response>\\n' }}
        {{- message.content }}
        {{- '\\n</tool_response>' }}
        {%- if loop.last or (messages[loop.index0 + 1].role != "tool") %}
            {{- '<|im_end|>\\n' }}
        {%- endif %}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|im_start|>assistant\\n' }}
{%- endif %}
"""

THINKING = """{%- set ns = namespace(multi_step=true, last=messages|length - 1) %}
{%- for message in messages[::-1] %}
    {%- set index = (messages|length - 1) - loop.index0 %}
    {%- if ns.multi_step and message.role == "user" and message.content is string and not(message.content.startswith('<tool_response>') and message.content.endswith('</tool_response>')) %}
        {%- set ns.multi_step = false %}
        {%- set ns.last = index %}
    {%- endif %}
{%- endfor %}
{%- for message in messages %}
    {%- set content = message.content if message.content is string else '' %}
    {%- if message.role == "assistant" %}
        {%- set reasoning = '' %}
        {%- if message.reasoning_content is string %}
            {%- set reasoning = message.reasoning_content %}
        {%- elif '</think>' in content %}
            {%- set reasoning = content.split('</think>')[0].rstrip('\\n').split('<think>')[-1].lstrip('\\n') %}
            {%- set content = content.split('</think>')[-1].lstrip('\\n') %}
        {%- endif %}
        {%- if loop.index0 > ns.last and (loop.last or reasoning) %}
            {{- '<|im_start|>' + message.role + '\\n<think>\\n' + reasoning.strip('\\n') + '\\n</think>\\n\\n' + content.lstrip('\\n') }}
        {%- else %}
            {{- '<|im_start|>' + message.role + '\\n' + content }}
        {%- endif %}
        {{- '<|im_end|>\\n' }}
    {%- else %}
        {{- '<|im_start|>' ~ message.role ~ '\\n' ~ content ~ '<|im_end|>\\n' }}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|im_start|>assistant\\n' }}
    {%- if enable_thinking is defined and enable_thinking is false %}
        {{- '<think>\\n\\n</think>\\n\\n' }}
    {%- endif %}
{%- endif %}
"""

PHI = """{% for message in messages %}{% if message['role'] == 'system' and message['content'] %}{{'<|system|>\n' + message['content'] + '<|end|>\n'}}{% elif message['role'] == 'user' %}{{'<|user|>\n' + message['content'] + '<|end|>\n'}}{% elif message['role'] == 'assistant' %}{{'<|assistant|>\n' + message['content'] + '<|end|>\n'}}{% endif %}{% endfor %}{% if add_generation_prompt %}{{ '<|assistant|>\n' }}{% else %}{{ eos_token }}{% endif %}"""

PHI_2 = """{% for message in messages %}
  {%- if message.role == 'user' -%}
Instruct: {{ message.content }}
{% elif message.role == 'assistant' -%}
Output: {{ message.content }}
{% endif %}
{% endfor %}
{% if add_generation_prompt %}Output:{% endif %}"""

ZEPHYR = """{% for message in messages %}
{% if message['role'] == 'user' %}
{{ '<|user|>
' + message['content'] + eos_token }}
{% elif message['role'] == 'system' %}
{{ '<|system|>
' + message['content'] + eos_token }}
{% elif message['role'] == 'assistant' %}
{% generation %}
{{ '<|assistant|>
'  + message['content'] + eos_token }}
{% endgeneration %}
{% endif %}
{% if loop.last and add_generation_prompt %}
{{ '<|assistant|>' }}
{% endif %}
{% endfor %}"""

MACROS = """{%- macro shown(schema, level=0) -%}
  {%- if schema.type == 'object' -%}
    {
    {%- for name, part in schema.properties|dictsort -%}
      {{- "\\n" ~ '  ' * (level + 1) ~ name ~ ('' if name in schema.get('required', []) else '?') ~ ': ' }}
      {{- shown(part, level=level + 1) }}
      {%- if part.description %} // {{ part.description | replace('\\n', ' ') }}{% endif %}
    {%- endfor -%}
    {{- "\\n" ~ '  ' * level ~ '}' }}
  {%- elif schema.type == 'array' -%}
    {{ shown(schema['items'], level) }}[]
  {%- elif schema.enum is defined -%}
    {{ schema.enum | map('tojson') | join(' | ') }}
  {%- else -%}
    {{ schema.type | default('any', true) }}
  {%- endif -%}
{%- endmacro -%}
{%- macro turn(role) %}<{{ role }}>{{ caller() | trim }}</{{ role }}>
{% endmacro -%}
Knowledge: {{ strftime_now('%Y-%m-%d') }}
{% for tool in tools or [] -%}
type {{ tool.function.name }} = (_: {{ shown(tool.function.parameters) }}) => any; {#- one line each -#}
{{ "\\n" }}
{%- else -%}
No tools.
{% endfor %}
{%- for message in messages if message.role != 'system' -%}
  {%- if loop.index > 40 %}{% break %}{% endif -%}
  {%- if not message.content %}{% continue %}{% endif -%}
  {% call turn(message.role) -%}
    {%- if message.content is string -%}
      {{ message.content }}
    {%- else -%}
      {%- for part in message.content -%}
        {{ part.text if part.type == 'text' else '[' ~ part.type | upper ~ ']' }}
      {%- endfor -%}
    {%- endif -%}
  {%- endcall %}
{%- endfor %}
{{- '<assistant>' if add_generation_prompt else eos_token -}}
"""

TEMPLATES = {
    "chat-ml": CHAT_ML,
    "llama-2": LLAMA_2,
    "llama-3": LLAMA_3,
    "llama-3.1-tools": LLAMA_31_TOOLS,
    "mistral": MISTRAL,
    "gemma": GEMMA,
    "qwen-2.5": QWEN_25,
    "thinking": THINKING,
    "phi": PHI,
    "phi-2": PHI_2,
    "zephyr": ZEPHYR,
    "macros": MACROS,
}

TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "weather",
            "description": "The weather at a place.\nIn degrees, é & <b>.",
            "parameters": {
                "type": "object",
                "properties": {
                    "place": {"type": "string", "description": "A town, such as \"Paris\""},
                    "unit": {"enum": ["celsius", "fahrenheit"]},
                    "days": {"type": "array", "items": {"type": "integer"}},
                },
                "required": ["place"],
            },
        },
    },
    {
        "type": "function",
        "function": {
            "name": "evaluate",
            "description": "",
            "parameters": {"type": "object", "properties": {}, "limit": 1e-7, "big": 12345678901234, "on": True, "none": None},
        },
    },
]
CALL = {
    "id": "abcdef123",
    "type": "function",
    "function": {"name": "weather", "arguments": {"place": "Zürich 🏔", "unit": "celsius", "days": [1, 2.5, None]}},
}
CONTENTS = [
    "Hello", "  padded \n", "", "Two\n\nparagraphs\n", "Quotes ' and \" and \\ and {{ braces }} {% tag %}", "émoji 👩‍🚀 中文 עברית",
    "<think>\nwhy\n</think>\n\nso", "<|im_end|>", "a\tb\r\nc", "def f():\n    return 1\n", "\u00a0nbsp\u3000", "0",
]  # fmt: skip


def conversation(random_, turns):
    messages = []
    if random_.random() < 0.4:
        messages.append({"role": "system", "content": random_.choice(CONTENTS)})
    for index in range(turns):
        messages.append({"role": "user" if index % 2 == 0 else "assistant", "content": random_.choice(CONTENTS)})
    return messages


def with_tools(random_):
    messages = conversation(random_, 1)
    calls = [CALL] if random_.random() < 0.7 else [CALL, {**CALL, "id": "xyz456789"}]
    content = random_.choice([None, "", "I look it up."])
    messages.append({"role": "assistant", "content": content, "tool_calls": calls})
    for call in calls:
        answer = random_.choice(["22", "sunny", '{"t": 22}'])
        messages.append({"role": "tool", "tool_call_id": call["id"], "name": "weather", "content": answer})
    if random_.random() < 0.5:
        messages.append({"role": "assistant", "content": "It is 22."})
        messages.append({"role": "user", "content": "Thanks"})
    return messages


def special(random_):
    return [
        [{"role": "assistant", "content": "I begin"}],
        [{"role": "user", "content": "a"}, {"role": "user", "content": "b"}],
        [{"role": "narrator", "content": "once"}],
        [{"role": "user", "content": [{"type": "text", "text": "see "}, {"type": "image"}, {"type": "text", "text": "that"}]}],
        [{"role": "user", "content": "q"}, {"role": "assistant", "content": "a", "reasoning": "because\n"}],
        [{"role": "user", "content": "q"}, {"role": "assistant", "content": "a", "thinking": "", "weight": 1.0}],
        [{"role": "user", "content": "q", "name": "Ann"}, {"role": "assistant", "content": "<think>x</think>y"}, {"role": "user", "content": "r"}],
        [{"role": "system", "content": "only"}],
    ]


def cases(random_):
    """Conversations with what a template is told besides: tools, whether an answer begins, and other variables."""
    conversations = [conversation(random_, turns) for turns in (1, 1, 1, 2, 2, 3, 3, 3, 4, 5, 5, 6, 7) for _ in range(2)]
    conversations += [with_tools(random_) for _ in range(16)] + special(random_)
    made = []
    for index, messages in enumerate(conversations):
        used = any("tool_calls" in message for message in messages) or index % 9 == 0
        variables = {"enable_thinking": False} if index % 5 == 0 else {"date_string": "7 Feb 2026"} if index % 7 == 0 else {}
        made.append({"messages": messages, "tools": TOOLS if used else [], "answers": index % 3 != 0, "variables": variables})
    made += [{**case, "answers": not case["answers"]} for case in made[:10]]
    return made


class FixedClock(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return NOW


def rendered(tokenizer, conversations):
    """What the reference renders: by template, for each case a text, or null where it refuses."""
    chat_template_utils.datetime = FixedClock
    return {name: [render(tokenizer, template, case) for case in conversations] for name, template in TEMPLATES.items()}


def render(tokenizer, template, case):
    try:
        return tokenizer.apply_chat_template(
            case["messages"],
            tools=case["tools"] or None,
            chat_template=template,
            add_generation_prompt=case["answers"],
            tokenize=False,
            **case["variables"],
        )
    except Exception:  # whatever the reference refuses, we have to refuse
        return None


def snippets(tokenizer):
    """Small templates, each with what it renders."""
    chat_template_utils.datetime = FixedClock
    case = {
        "messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Yo"}],
        "tools": [],
        "answers": True,
        "variables": json.loads(json.dumps(VARIABLES)),
    }
    return {"variables": VARIABLES, "cases": [[text, render(tokenizer, text, case)] for text in SNIPPETS]}


VARIABLES = {
    "s": "Hello, World!  ",
    "u": "añb👍c",
    "n": 7,
    "x": -2.5,
    "b": True,
    "l": [3, 1, 2],
    "e": [],
    "m": {"b": 1, "a": {"c": [1, "two", None, True, 3.0]}},
    "people": [{"name": "Bo", "age": 30}, {"name": "al", "age": 4, "town": "X"}, {"name": "Cy", "age": 30}],
    "html": "<a href=\"x\">'&'</a>",
    "lines": "one\n  two\n\nthree",
}

EXPRESSIONS = """
1 + 2 * 3
(1 + 2) * 3
7 // 2
-7 // 2
7 % 3
-7 % 3
7 / 2
2 ** 10
2 ** -1
2 ** 3 ** 2
-2 ** 2
1e3
1_000
0x1f
0b101
0o17
1.5e-7
123456789012345680.0
0.1 + 0.2
1e16
1e15
1e22
5e-324
100 / 3
3.0
-0.0
1 / 0
"a" "b" 'c'
"a\\tb\\\\n\\x41\\u00e9\\101"
'it\\'s'
"\\q"
s
s|trim
s.strip()
s.strip('H! ')
s.lstrip('Hel')
s.rstrip()
s.rstrip(' !')
s.upper()
s|upper
s|lower
s|title
s.title()
"hello wORLD it's a-b (c d)"|title
"hello wORLD it's a-b (c d)".title()
"hELLO"|capitalize
"ßa"|capitalize
s|length
u|length
u[3]
u[1:4]
u[::-1]
u[-2]
u|reverse
u|upper
s[0]
s[-1]
s[100]
s[1:]
s[:-3]
s[::2]
s[5:1:-1]
l[0]
l[-1]
l[5]
l[1:]
l[::-1]
l[:2]
l[-100:100]
l[::0]
l|sort
l|sort(reverse=true)
l|reverse|list
l|sum
l|max
l|min
l|first
l|last
e|first
e|last
e|max
l|join
l|join(', ')
l|join('-')
people|map(attribute='name')|join(',')
people|map(attribute='town')|list
people|map(attribute='town', default='none')|list
people|selectattr('town')|map(attribute='name')|list
people|selectattr('age', 'equalto', 30)|map(attribute='name')|list
people|selectattr('age', 'gt', 10)|list|length
people|rejectattr('age', 'eq', 30)|map(attribute='name')|list
people|sort(attribute='name')|map(attribute='name')|list
people|sort(attribute='age,name')|map(attribute='name')|list
people|sort(attribute='name', case_sensitive=true)|map(attribute='name')|list
people|groupby('age')|list|length
people|map(attribute='age')|unique|list
people|map(attribute='age')|sum
people|sum(attribute='age')
['a', 'B', 'c']|map('upper')|list
[1, 2, 3, 4]|select('odd')|list
[1, 2, 3, 4]|reject('odd')|list
[0, 1, '', 'a', none]|select|list
[1, 2, 3, 4]|select('>', 2)|list
[1, 2, 3, 4, 5]|batch(2)|list
[[1, 2], [3]]|map('length')|list
[1, 2]|map('string')|join
m
m.b
m['b']
m.a.c
m.a.c[1]
m.missing
m.missing.more
m['missing']
m.items()|list
m.keys()|list
m.values()|list
m.get('b')
m.get('z')
m.get('z', 5)
m|items|list
m|dictsort
m|dictsort(reverse=true)
m|length
m|tojson
m|tojson(indent=2)
m|tojson(indent=2, sort_keys=true)
m|tojson(separators=(',', ':'))
m|list
e|tojson
e|tojson(indent=2)
{}|tojson(indent=2)
html|tojson
u|tojson
u|tojson(ensure_ascii=true)
"\\u2028\\x7f\\x00\\b\\f/"|tojson
1e-7|tojson
1.0|tojson
1e100|tojson
none|tojson
true|tojson
undefined_thing|tojson
undefined_thing
undefined_thing.x
undefined_thing|default('d')
undefined_thing|d('d')
''|default('d')
''|default('d', true)
none|default('d')
undefined_thing is defined
undefined_thing is undefined
s is defined
s is string
n is number
n is integer
x is float
b is boolean
b is number
b is integer
m is mapping
l is sequence
s is sequence
m is sequence
l is iterable
n is iterable
none is none
n is none
n is not none
n is odd
n is even
n is divisibleby 7
n is divisibleby(3)
n is eq 7
n is ne 7
n is gt 5 and n is lt 10
n is in [1, 7]
'ell' is in s
b is true
b is false
1 is true
1 == true
1 == 1.0
'1' == 1
l == [3, 1, 2]
(1, 2) == [1, 2]
(1, 2)
(1,)
()
[1, 'a', "it's", 'q"', none, true, 1.0, [2], {'k': 'v'}]
['\\n\\t\\\\', '\\x00', 'é', '\\u200b', 'a\\'b"c']
'a' in 'abc'
'z' not in 'abc'
1 in l
'b' in m
'x' in undefined_thing
1 in 5
1 < 2 < 3
1 < 3 < 2
'a' < 'b'
'a' < 1
[1, 2] < [1, 3]
not b
not not b
b and n
b or n
'' or 'other'
'' and 'other'
none or 0 or 'last'
'yes' if b else 'no'
'yes' if not b
'a' if n > 10 else 'b' if n > 5 else 'c'
n ~ s ~ none ~ x ~ true
'a' ~ 1 + 2
'a' + 'b'
'a' + 1
'ab' * 3
3 * 'ab'
[1] * 3
[1] + [2]
(1,) + (2,)
'a' * -1
n|string + 'x'
x|abs
n|abs
x|int
'12'|int
' 12 '|int
'abc'|int
'abc'|int(5)
'3.7'|int
3.99|int
'2.5'|float
'q'|float
n|float
2.5|round
3.5|round
2.567|round(2)
2.567|round(1, 'floor')
2.1|round(0, 'ceil')
7|round
-x
+x
- -n
not n == 7
s.startswith('Hello')
s.startswith(('X', 'H'))
s.endswith('  ')
s.split()
s.split(',')
s.split('l', 1)
s.rsplit('l', 1)
'a,b,,c'.split(',')
'  a  b c '.split(none, 1)
'  a  b c '.rsplit(none, 1)
lines.splitlines()
lines.splitlines(true)
s.partition(', ')
s.rpartition('o')
s.find('World')
s.find('zzz')
s.rfind('l')
s.index('zzz')
s.count('l')
'aaa'.count('aa')
s.replace('l', 'L')
s.replace('l', 'L', 1)
'abc'.replace('', '-')
''.replace('', '-')
s|replace('o', '0')
5|replace('5', '6')
'-'.join(['a', 'b'])
'-'.join([1])
'abc'.isalpha()
'12'.isdigit()
''.isdigit()
'a1'.isalnum()
' \\t'.isspace()
'AB'.isupper()
'Ab'.isupper()
'ab'.islower()
'abc'.removeprefix('a')
'abc'.removesuffix('c')
'abc'.removesuffix('x')
'5'.zfill(3)
'-5'.zfill(4)
'a'.ljust(3, '.')
'a'.rjust(3)
'ab'.center(5, '*')
'abc'.center(6, '*')
'ab'|center(6)
l.append
l.append(1)
m.update({})
m.pop('b')
s.__class__
''.__class__.__mro__
''.__class__()
l.index(1)
l.index(9)
l.count(3)
lines|indent
lines|indent(2, true)
lines|indent(2, first=true, blank=true)
lines|indent('> ')
lines|wordcount
html|e
html|escape
html|safe
range(3)|list
range(1, 4)|list
range(5, 0, -2)|list
range(0)|list
dict(a=1, b='x')
dict(a=1)|tojson
namespace(a=1).a
namespace({'k': 2}).k
namespace().zz
strftime_now('%d %B %Y')
strftime_now('%Y-%m-%d %H:%M:%S')
strftime_now('%a %A %b %I %p %j %y %%')
strftime_now('%-d/%-m')
raise_exception('no')
messages|length
messages[0].content
messages[-1]['role']
(messages|first).role
messages|map(attribute='role')|join('|')
messages|selectattr('role', 'equalto', 'system')|list
messages|selectattr('role', 'equalto', 'system')|first is defined
tools
tools is none
documents is defined
add_generation_prompt
bos_token
eos_token
pad_token
unk_token
zz()
n()
n.x
n['x']
1.5.x
l.x
s.x
s['upper']()
m['items']()|list
l|nonsense
l is nonsense
l[
'abc
}}
n | | n
{'a': 1, 'b': 2}.a
{'a': 1}['a']
{1: 'x'}[1]
{'a': 1, 'a': 2}
[1, [2, [3]]]
[1, 2,]
{'a': 1,}
n if n
none
True
False
None
true
(s|trim).split(' ')[0]
s.split(',')[0].lower()
s|trim|replace(',', '')|lower
m.a['c'][3]
m.a.c|length
l|length > 2
l|length == 3 and n == 7
'%s' is string
x < 0
x ** 2
n // 2.0
n % 2.5
1 if true else 2 if true else 3
[x for x in l]
lambda
l.0
{'a': {'b': [1, {'c': 'deep'}]}}['a'].b[1].c
"a" if false
("a" if false) is defined
'é' == 'e\\u0301'
'b' > 'B'
[3, 'a']|sort
['b', 'A', 'c']|sort
['b', 'A', 'c']|sort(case_sensitive=true)
['b', 'B', 'a']|unique|list
'a,b' .split(',')
(1, 2)[0]
[1, 2, 3]|join(attribute='x')
people|join(', ', attribute='name')
people|map('attr', 'name')|list
s|attr('x')
'abc'|first
'abc'|last
'abc'|list
'abc'|batch(2)|list
{'b': 2, 'a': 1}|dictsort(by='value')
3|tojson ~ 'x'
messages|tojson
""".strip("\n").split("\n")  # fmt: skip

SNIPPETS = ["{{ " + expression + " }}" for expression in EXPRESSIONS] + [
    "", "plain", "a\n", "a\n\n", "\na", "a\r\nb\r\n", "{# c #}x", "a {# c #} b", "a\n{# c #}\nb", "a\n  {# c #}\nb", "{#- c -#} x", "x {#- c #}",
    "{% if b %}\nx\n{% endif %}\n", "  {% if b %}\n  x\n  {% endif %}\n", "a {% if b %} x {% endif %} b", "{% if b -%}\n x {%- endif %}\n y",
    "{%+ if b %}x{%+ endif %}", "  {%+ if b %}\nx{% endif +%}\ny", "{{ n -}}\n  x", "x\n {{- n }}", "{{ n }}\n{{ n }}\n", "\t{% set a = 1 %}\t{{ a }}",
    "{%- if b %}\n\n x\n{%- endif -%}\n\n y", "{% raw %}{{ x }}{% endraw %}", "{% raw -%}\n a {{ b }}\n{%- endraw %}\nc", "{% raw %}\n{% if %}\n  {% endraw %}\nx",
    "{% for i in l %}{{ i }}{% if not loop.last %}, {% endif %}{% endfor %}", "{% for i in l %}\n{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }}\n{% endfor %}",
    "{% for i in e %}x{% else %}none{% endfor %}", "{% for i in undefined_thing %}x{% else %}none{% endfor %}", "{% for i in n %}x{% endfor %}", "{% for i in none %}x{% endfor %}",
    "{% for k, v in m.items() %}{{ k }}={{ v }};{% endfor %}", "{% for k in m %}{{ k }}{% endfor %}", "{% for a, b in [(1, 2), [3, 4]] %}{{ a }}{{ b }}{% endfor %}", "{% for a, b in [(1, 2, 3)] %}{{ a }}{% endfor %}",
    "{% for a, (b, c) in [(1, (2, 3))] %}{{ a }}{{ b }}{{ c }}{% endfor %}", "{% for c in 'añ👍' %}[{{ c }}]{% endfor %}", "{% for i in l if i > 1 %}{{ loop.index }}:{{ i }} {% endfor %}", "{% for i in l if i > 5 %}x{% else %}no{% endfor %}",
    "{% for i in l %}{{ loop.previtem }}<{{ i }}>{{ loop.nextitem }};{% endfor %}", "{% for i in l %}{{ loop.cycle('a', 'b') }}{% endfor %}", "{% for i in range(10) %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 5 %}{% break %}{% endif %}{{ i }}{% endfor %}",
    "{% for i in l %}{% for j in l %}{% if j == 1 %}{% break %}{% endif %}{{ i }}{{ j }} {% endfor %}{% endfor %}", "{% for i in l %}{{ i }}{% endfor %}{{ i }}", "{% for i in l %}{% set z = i %}{% endfor %}{{ z }}",
    "{% set z = 0 %}{% for i in l %}{% set z = z + i %}{{ z }} {% endfor %}{{ z }}", "{% set ns = namespace(z=0) %}{% for i in l %}{% set ns.z = ns.z + i %}{% endfor %}{{ ns.z }}", "{% set ns = namespace() %}{% set ns.a = 1 %}{{ ns.a }}{{ ns.b }}",
    "{% set m.x = 1 %}", "{% set q.x = 1 %}", "{% set a, b = 1, 2 %}{{ a }}{{ b }}", "{% set a = 1, 2 %}{{ a }}", "{% set (a, b) = [5, 6] %}{{ a + b }}", "{% set a %}x{{ n }}y{% endset %}{{ a }}", "{% set a | upper | trim %} x{{ n }}y {% endset %}[{{ a }}]",
    "{% if n > 10 %}a{% elif n > 5 %}b{% elif n > 6 %}c{% else %}d{% endif %}", "{% if n > 10 %}a{% else %}d{% endif %}", "{% if not undefined_thing %}ok{% endif %}", "{% if e %}x{% elif m %}y{% endif %}", "{% if b %}{% set inside = 1 %}{% endif %}{{ inside }}",
    "{% macro f(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ f(1) }}{{ f(1, 3) }}{{ f(b=5, a=4) }}{{ f() }}", "{% macro f() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ f(1, 2, k=3) }}", "{% macro f(x) %}{% if x > 0 %}{{ x }}{{ f(x - 1) }}{% endif %}{% endmacro %}{{ f(5) }}",
    "{% macro f(x) %}{{ n }}{{ q }}{{ x }}{% endmacro %}{% set q = 9 %}{{ f(1) }}", "{% macro f() %}{% set n = 1 %}{{ n }}{% endmacro %}{{ f() }}{{ n }}", "{% macro f() %}a{% endmacro %}{{ f()|upper }}{{ f() ~ 'x' }}{{ f() | length }}", "{% for i in l %}{% macro g() %}{{ i }}{% endmacro %}{{ g() }}{% endfor %}",
    "{% macro f(t) %}<{{ t }}>{{ caller() }}</{{ t }}>{% endmacro %}{% call f('b') %}x{{ n }}{% endcall %}", "{% macro f() %}{% for i in l %}{{ caller(i) }}{% endfor %}{% endmacro %}{% call(i) f() %}[{{ i }}]{% endcall %}",
    "{% filter upper %}a{{ s }}b{% endfilter %}", "{% filter trim|replace('a', 'b') %}  banana  {% endfilter %}", "{% with a = 1, b = n %}{{ a }}{{ b }}{% endwith %}{{ a }}", "{% with %}{% set a = 1 %}{{ a }}{% endwith %}{{ a }}",
    "{% generation %}x{% set g = 1 %}{{ g }}{% endgeneration %}{{ g }}", "{%- generation -%} x {%- endgeneration %}", "{% if b %}", "{% endif %}", "{% for i in l %}", "{% unknown %}", "{{ n", "{% if b", "{# open", "{% raw %}x", "{% set 1 = 2 %}", "{% break %}",
    "{% include 'x' %}", "{% import 'x' as y %}", "{% extends 'x' %}", "{% if %}x{% endif %}", "{% for in l %}{% endfor %}", "{% macro %}{% endmacro %}", "{{ ) }}", "{{ (1 }}", "{{ 1 2 }}", "{{ 'a' 'b' }}", "{{ @ }}", "{ { n } }", "{{ '}}' }}", "{{ {'a': {'b': 1}}}}", "{{ {'a': 1}['a']}}",
    "{{ '%}' }}{% if '%}' %}y{% endif %}", "a{{- ' b ' -}}c", "{{+ n }}", "x{% if b %}\r\ny\r\n{% endif %}", "{{ 'a\nb' }}", "{{ n }}{# x #}\n{# y #}\n", "   {{ n }}\n   {% if b %}z{% endif %}\n", "\n\n{% if b %}\n\nx\n\n{% endif %}\n\n",
    "{% for message in messages %}{{ message }}{% endfor %}", "{% for message in messages %}{{ message.items()|list }}{% endfor %}", "{%set a=1%}{{a}}", "{%-set a=1-%}{{a}}", "{%if b%}x{%endif%}", "{{n}}{{s|trim}}", "{% for i in l|sort %}{{ i }}{% endfor %}", "{% for i in l[::-1] %}{{ i }}{% endfor %}",
    "{% for i in range(3) %}{{ loop.index is odd }}{% endfor %}", "{% set x = [] %}{% for i in l %}{% set x = x + [i] %}{% endfor %}{{ x }}", "{% set ns = namespace(x=[]) %}{% for i in l %}{% set ns.x = ns.x + [i * 2] %}{% endfor %}{{ ns.x|tojson }}", "{% if messages|selectattr('role', 'equalto', 'system') %}t{% else %}f{% endif %}",
    "{% if (messages|selectattr('role', 'equalto', 'system')|list) %}t{% else %}f{% endif %}", "{{ loop }}", "{% for i in l %}{{ loop.nope }}{% endfor %}", "{% set a = 1 if b else 2 %}{{ a }}", "{% set a = not b %}{{ a }}", "{{ 'x' if b and not e else 'y' }}",
    "{% if 'a' in m and m.a is mapping and m.a.c is iterable and m.a.c is not string %}ok{% endif %}", "{% if m.a.c | length == 5 and (m.a.c[1] | upper) == 'TWO' %}ok{% endif %}",
]  # fmt: skip
