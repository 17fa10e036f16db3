using System.Collections.Frozen;
using System.Globalization;
using DemocraticReview.Workflow.Definitions;

namespace DemocraticReview.Workflow.Validation;

/// <summary>
/// The closed list of what can be wrong with a workflow file. Elsa passes over most of it in silence and shows it only in a
/// running meeting, as a branch that ends or a value that is not used; so each is refused here, before either engine sees the file.
/// </summary>
public static class DefectTexts
{
    private static readonly FrozenDictionary<string, Bilingual> Texts = new Dictionary<string, Bilingual>(StringComparer.Ordinal)
    {
        // The file as such
        ["not-json"] = new("第 {line} 行第 {column} 列不是有效的 JSON:{detail}", "Line {line}, column {column} is not valid JSON: {detail}"),
        ["not-utf8"] = new("文件不是 UTF-8 编码,请另存为 UTF-8。", "The file is not in UTF-8. Save it as UTF-8."),
        ["duplicate-key"] = new("键“{key}”出现了两次,请删去一个。", "The key \"{key}\" stands here twice. Remove one."),
        ["wrong-form"] = new("此处应为{expectedZh}。", "This should be {expectedEn}."),
        ["unknown-key"] = new("没有名为“{name}”的键,其内容会被忽略。请改正或删去。", "There is no key \"{name}\" here; what it says would be ignored. Correct or remove it."),

        ["id-too-long"] = new("id 最长 {maximum} 个字符,请缩短。", "An id has at most {maximum} characters. Shorten it."),

        // The definition's head
        ["no-id"] = new("缺少 id。每个版本应有自己的 id,例如“{example}”。", "The id is missing. Each version has an id of its own, such as \"{example}\"."),
        ["no-definition-id"] = new("缺少 definitionId。没有它会损坏其他流程,请填写流程的固定名称。", "The definitionId is missing; without it other definitions are damaged. Give the procedure's lasting name."),
        ["version-number"] = new("version 应为从 1 起的整数。", "The version should be a whole number from 1 on."),
        ["not-published"] = new("isPublished 应为 true,否则流程无法启动。", "isPublished should be true, or the flow cannot be started."),
        ["no-title"] = new("title 应同时写明 zh 和 en,例如 {\"zh\": \"评议\", \"en\": \"Review\"}。", "The title should give both zh and en, such as {\"zh\": \"评议\", \"en\": \"Review\"}."),
        ["unknown-subject"] = new("subject 应为 {allowed} 之一。", "The subject should be one of {allowed}."),
        ["no-settings"] = new("缺少 settings。请写明本流程的各项设定。", "The settings are missing. Give the figures of this procedure."),
        ["root-type"] = new("root.type 应为“Elsa.Flowchart”。", "root.type should be \"Elsa.Flowchart\"."),
        ["no-root-id"] = new("缺少 root.id。没有它,流程暂停后无法继续。请为流程图命名。", "The root.id is missing; without it a waiting flow never goes on. Give the flowchart a name."),
        ["engine-switch"] = new("“{key}”会改变引擎执行该步骤的方式,请删去。", "\"{key}\" changes how an engine runs the step. Remove it."),

        // Variables
        ["variable-form"] = new("变量应写明 id、name、typeName 和 value。", "A variable should give its id, name, typeName and value."),
        ["variable-type"] = new("没有变量类型“{name}”,可用:{allowed}。", "There is no variable type \"{name}\". Use one of {allowed}."),
        ["variable-not-text"] = new("变量的 value 应写成带引号的文本,例如 \"7\"。", "The value of a variable should be written as a text in quotation marks, such as \"7\"."),
        ["variable-value"] = new("变量的 value“{value}”不是 {type} 类型的值。", "The value \"{value}\" of the variable is not of the type {type}."),
        ["unknown-variable"] = new("没有 id 为“{name}”的变量。", "There is no variable with the id \"{name}\"."),

        // Steps
        ["activity-without-id"] = new("步骤缺少 id。请起一个本文件内唯一的名称。", "The step has no id. Give it a name that is unique in this file."),
        ["duplicate-id"] = new("id“{id}”已用于 {first},请改用另一个。", "The id \"{id}\" is already used at {first}. Choose another."),
        ["no-type"] = new("步骤缺少 type,例如“DemocraticReview.DrawPanel”。", "The step has no type, such as \"DemocraticReview.DrawPanel\"."),
        ["unknown-activity"] = new("没有步骤类型“{name}”。", "There is no type of step \"{name}\"."),
        ["wrong-subject"] = new("步骤类型“{type}”属于 {its} 流程,不能用于 {subject} 流程。", "The type of step \"{type}\" belongs to flows of a {its}, not of a {subject}."),
        ["unknown-input"] = new("该步骤没有输入“{name}”,填写的值会被忽略。", "The step has no input \"{name}\"; the value would be ignored."),
        ["input-missing"] = new("该步骤缺少必填的输入“{input}”。", "The step lacks the input \"{input}\", which it needs."),
        ["input-form"] = new("输入的写法无法识别。请直接写值,或写成 {\"typeName\": …, \"expression\": {\"type\": \"Literal\", \"value\": …}};不支持脚本。", "The input is written in a form that is not read. Write the value itself, or {\"typeName\": …, \"expression\": {\"type\": \"Literal\", \"value\": …}}; scripts are not supported."),
        ["input-kind"] = new("输入“{input}”应为{expectedZh}。", "The input \"{input}\" should be {expectedEn}."),
        ["input-range"] = new("输入“{input}”为 {value},应在 {minimum} 与 {maximum} 之间。", "The input \"{input}\" is {value}; it should lie between {minimum} and {maximum}."),

        // Connections
        ["connection-form"] = new("连接应写成 {\"source\": {\"activity\": …, \"port\": …}, \"target\": {\"activity\": …, \"port\": \"In\"}}。", "A connection should be written {\"source\": {\"activity\": …, \"port\": …}, \"target\": {\"activity\": …, \"port\": \"In\"}}."),
        ["unknown-step"] = new("没有 id 为“{name}”的步骤。", "There is no step with the id \"{name}\"."),
        ["unknown-outcome"] = new("步骤“{step}”没有结果“{name}”,其结果为:{allowed}。大小写须一致。", "The step \"{step}\" has no outcome \"{name}\"; it has: {allowed}. Case matters."),
        ["unknown-port"] = new("目标端口应为“In”,而不是“{name}”。", "The target's port should be \"In\", not \"{name}\"."),
        ["outcome-twice"] = new("步骤“{step}”的结果“{outcome}”已在 {first} 连接,请删去一条。", "The outcome \"{outcome}\" of the step \"{step}\" is already connected at {first}. Remove one."),
        ["outcome-open"] = new("步骤“{step}”的结果“{outcome}”没有连接到下一步,流程会在此悄然中断。", "The outcome \"{outcome}\" of the step \"{step}\" is not connected; the flow would silently end there."),

        // The flow as a whole
        ["no-start"] = new("流程没有任何步骤,无从开始。", "The flow has no step to start with."),
        ["start-not-first"] = new("流程会从“{start}”开始,因为没有连接通向它。请把第一步写在最前,并补上通向其他步骤的连接。", "The flow would start at \"{start}\", since no connection leads to it. List the first step first, and connect the others."),
        ["start-about-item"] = new("流程的第一步“{start}”针对单个项目,而此时尚未选定项目。请换一个开始步骤。", "The first step \"{start}\" is about one item, but none is picked yet. Start with another step."),
        ["unreachable"] = new("从“{start}”出发走不到步骤“{step}”。", "The step \"{step}\" cannot be reached from \"{start}\"."),
        ["no-end"] = new("从步骤“{step}”出发走不到任何结束步骤。请补上通向结束步骤的连接。", "From the step \"{step}\" no closing step can be reached. Connect it towards one."),
        ["no-item"] = new("步骤“{step}”针对单个项目,但经“{source}”的结果“{outcome}”到它时没有选定项目。请先经过选定项目的步骤(如 NextItem)。", "The step \"{step}\" is about one item, but by the outcome \"{outcome}\" of \"{source}\" it is reached with none picked. Go through a step that picks one, such as NextItem, first."),
        ["endless-cycle"] = new("步骤 {steps} 构成循环而其中没有等待的步骤,流程会不停空转。", "The steps {steps} form a cycle in which no step waits; the flow would run round for ever."),

        // Versions
        ["edited-in-place"] = new("“{definition}”第 {version} 版已载入过,内容却已改变。请恢复原内容,或改用新的 id 和更高的 version。", "Version {version} of \"{definition}\" was loaded before with other content. Restore it, or give the file a new id and a higher version."),
        ["version-older"] = new("“{definition}”已有第 {latest} 版,文件却是第 {version} 版。请使用更高的 version。", "\"{definition}\" is at version {latest} already, the file is version {version}. Use a higher version."),
        ["id-reused"] = new("id“{id}”已用于“{definition}”第 {version} 版。新版本须有新的 id。", "The id \"{id}\" belongs to version {version} of \"{definition}\". A new version needs a new id."),
        ["defined-twice"] = new("“{definition}”也在文件 {other} 中定义。一个流程只放一个文件。", "\"{definition}\" is also defined in the file {other}. Keep one file for a procedure."),
        ["file-gone"] = new("“{definition}”的文件已不在,但仍有 {running} 个流程在运行。请放回文件,直到它们结束。", "The file of \"{definition}\" is gone while {running} flows still run. Put it back until they have ended."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyList<string> Codes { get; } = [.. Texts.Keys.Order(StringComparer.Ordinal)];

    internal static Bilingual Of(string code, IEnumerable<(string Name, object Value)> facts)
    {
        var (zh, en) = Texts[code];
        foreach (var (name, value) in facts)
        {
            var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            zh = zh.Replace($"{{{name}}}", text, StringComparison.Ordinal);
            en = en.Replace($"{{{name}}}", text, StringComparison.Ordinal);
        }

        return new(zh, en);
    }
}
