namespace DemocraticReview.Workflow.Running;

/// <summary>Every reason for which a flow stops. Most are refused by the validator beforehand; a stored version may be older than it.</summary>
public static class FlowFaults
{
    public static FlowFault StepGone(string activityId) => new("flow-step-gone", new(
        $"流程所在的步骤“{activityId}”在该版本流程文件中不存在。请执行修复,流程将回到会议实际所处的步骤。",
        $"The flow stands at the step \"{activityId}\", which its version of the file does not have. Run the repair: it brings the flow to where the meeting stands."));

    public static FlowFault TypeUnknown(string activityId, string type) => new("flow-type-unknown", new(
        $"步骤“{activityId}”的类型“{type}”在本程序中不存在。请使用包含该类型的程序版本。",
        $"The step \"{activityId}\" is of the type \"{type}\", which this program does not have. Use a release of the program that has it."));

    public static FlowFault OutcomeUnknown(string activityId, string outcome) => new("flow-outcome-unknown", new(
        $"步骤“{activityId}”得出的结果“{outcome}”未在步骤说明中列出。请联系程序维护人员。",
        $"The step \"{activityId}\" ended with \"{outcome}\", which its description does not list. Tell those who maintain the program."));

    public static FlowFault OutcomeOpen(string activityId, string outcome) => new("flow-outcome-open", new(
        $"步骤“{activityId}”的结果“{outcome}”没有连接到下一步。请发布补上该连接的新版本流程文件。",
        $"The outcome \"{outcome}\" of the step \"{activityId}\" leads nowhere. Publish a new version of the file with that connection."));

    public static FlowFault NoOutcome(string activityId) => new("flow-no-outcome", new(
        $"步骤“{activityId}”不应等待,但没有得出结果。请重试;仍不行时请联系程序维护人员。",
        $"The step \"{activityId}\" should not wait, but has no outcome. Try again; if that does not help, tell those who maintain the program."));

    public static FlowFault NoItem(string activityId) => new("flow-no-item", new(
        $"步骤“{activityId}”针对单个项目,但到达时没有选定项目。请检查流程文件中通向该步骤的连接。",
        $"The step \"{activityId}\" is about one item, but none was picked on the way to it. Check the connections of the file that lead to it."));

    public static FlowFault Circling(string activityId) => new("flow-circling", new(
        $"流程反复回到步骤“{activityId}”而会议没有任何变化。请检查流程文件中回到该步骤的连接。",
        $"The flow comes back to the step \"{activityId}\" again and again while nothing changes in the meeting. Check the connections of the file that lead back to it."));

    public static FlowFault TooManySteps(int limit) => new("flow-too-many-steps", new(
        $"流程一次走过了 {limit} 个步骤仍未停下。请检查流程文件中的循环。",
        $"The flow walked {limit} steps at one go without coming to rest. Check the loops of the file."));
}
