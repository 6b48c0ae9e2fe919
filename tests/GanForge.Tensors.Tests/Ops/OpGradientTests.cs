using System.Reflection;
using GanForge.Tensors.Random;

namespace GanForge.Tensors.Tests;

public class OpGradientTests
{
    public static TheoryData<string> Names => [.. OpTable.Cases.Select(c => c.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void First_derivatives_agree_with_finite_differences(string name)
    {
        var row = OpTable.Named(name);
        GradientCheck.FirstOrder(row.Function, Inputs(row));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Second_derivatives_agree_with_finite_differences(string name)
    {
        var row = OpTable.Named(name);
        GradientCheck.SecondOrder(row.Function, Inputs(row));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_computed_with_and_without_a_graph_agree(string name)
    {
        var row = OpTable.Named(name);
        var inputs = Inputs(row);
        var y = row.Function(inputs);
        var dy = GradientCheck.Random(y.Shape, "cotangent", 0);
        var plain = Gradients.Compute(y, inputs, dy);
        var differentiable = Gradients.Compute(y, inputs, dy, createGraph: true);
        for (var i = 0; i < inputs.Length; i++)
            differentiable[i].ShouldAgreeWith(plain[i], 1e-5);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_computed_one_input_at_a_time_are_bit_identical(string name)
    {
        var row = OpTable.Named(name);
        var inputs = Inputs(row);
        var y = row.Function(inputs);
        var dy = GradientCheck.Random(y.Shape, "cotangent", 0);
        var together = Gradients.Compute(y, inputs, dy);
        for (var i = 0; i < inputs.Length; i++)
            Gradients.Compute(y, [inputs[i]], dy)[0].Span.ToArray().ShouldBe(together[i].Span.ToArray());
    }

    [Fact]
    public void Every_public_op_has_a_row_in_the_table()
    {
        var ops = typeof(Ops)
            .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(m => m.Name)
            .Distinct();
        ops.Except(OpTable.Cases.Select(c => c.Op)).ShouldBeEmpty();
    }

    private static Tensor[] Inputs(OpCase row)
    {
        var inputs = row
            .Inputs.Select((sample, i) => sample.Draw(new RandomStream(seed: 7, row.ToString(), i)))
            .ToArray();
        foreach (var input in inputs)
            input.RequiresGradient = true;
        return inputs;
    }
}
