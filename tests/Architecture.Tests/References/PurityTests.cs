using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Serialization;
using DemocraticReview.Core;

namespace Architecture.Tests.References;

/// <summary>Core says what is decided, not how it is stored, sent or shown: its types carry no attributes but the compiler's.</summary>
public sealed class PurityTests
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // What the compiler itself writes down of nullability, records, iterators, indexers and generated regular expressions.
    private static readonly string[] Compilers =
    [
        "System.Runtime.CompilerServices.", "System.Diagnostics.Debugger", "System.CodeDom.Compiler.GeneratedCodeAttribute", "System.Reflection.DefaultMemberAttribute",
        "System.ParamArrayAttribute", "System.ObsoleteAttribute", "System.Runtime.InteropServices.InAttribute", "System.Runtime.InteropServices.OptionalAttribute", "System.Runtime.InteropServices.OutAttribute",
        "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute", "Microsoft.CodeAnalysis.EmbeddedAttribute", "System.ComponentModel.EditorBrowsableAttribute",
    ];

    [Fact]
    public void No_type_of_Core_carries_an_attribute() => typeof(Rule).Assembly.GetTypes().Where(t => !t.FullName!.Contains('<')).SelectMany(AttributesOf).ShouldBeEmpty();

    [Fact]
    public void An_attribute_on_a_type_a_member_or_a_parameter_is_found() =>
        AttributesOf(typeof(Violator)).ShouldBe(["Violator: DescriptionAttribute", "Violator.Stored: JsonIgnoreAttribute", "Violator.Take(number): DefaultValueAttribute"], ignoreOrder: true);

    private static IEnumerable<string> AttributesOf(Type type) =>
        Foreign(type, type.Name)
            .Concat(type.GetMembers(Everything).Where(m => !m.Name.StartsWith('<')).SelectMany(m => Foreign(m, $"{type.Name}.{m.Name}")))
            .Concat(type.GetMethods(Everything).SelectMany(m => m.GetParameters().SelectMany(p => Foreign(p, $"{type.Name}.{m.Name}({p.Name})"))));

    private static IEnumerable<string> Foreign(MemberInfo member, string name) => Foreign(member.GetCustomAttributesData(), name);

    private static IEnumerable<string> Foreign(ParameterInfo parameter, string name) => Foreign(parameter.GetCustomAttributesData(), name);

    private static IEnumerable<string> Foreign(IEnumerable<CustomAttributeData> attributes, string name) =>
        attributes.Where(a => !Compilers.Any(c => a.AttributeType.FullName!.StartsWith(c, StringComparison.Ordinal))).Select(a => $"{name}: {a.AttributeType.Name}");

    [Description("shown")]
    private sealed class Violator
    {
        [JsonIgnore]
        public int Stored { get; init; }

        public int Take([DefaultValue(1)] int number) => Stored + number;
    }
}
