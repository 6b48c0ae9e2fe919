namespace GanForge.Tensors.Tests;

public class TensorTests
{
    [Fact]
    public void Factory_methods_fill_a_tensor_with_the_given_numbers()
    {
        Tensor.Zeros([2, 2]).Span.ToArray().ShouldBe([0f, 0f, 0f, 0f]);
        Tensor.Ones([2]).Span.ToArray().ShouldBe([1f, 1f]);
        Tensor.Full([2], 3f).Span.ToArray().ShouldBe([3f, 3f]);
        Tensor.Scalar(4f).Item().ShouldBe(4f);
        Tensor.From([1f, 2f], [2, 1]).ToString().ShouldBe("Tensor (2, 1): 1, 2");
        Tensor.Zeros([17]).ToString().ShouldBe("Tensor (17)");
        Should
            .Throw<ArgumentException>(() => Tensor.From([1f], [2]))
            .Message.ShouldBe("1 elements do not fill a tensor of shape (2), which has 2.");
        Should
            .Throw<InvalidOperationException>(() => Tensor.Ones([2]).Item())
            .Message.ShouldBe("A tensor of shape (2) has 2 elements, not one.");
    }

    [Fact]
    public void Operators_compute_elementwise_arithmetic()
    {
        var (a, b) = (Tensor.From([6f, 8f], [2]), Tensor.From([2f, 4f], [2]));
        (a + b).Span.ToArray().ShouldBe([8f, 12f]);
        (a - b).Span.ToArray().ShouldBe([4f, 4f]);
        (a * b).Span.ToArray().ShouldBe([12f, 32f]);
        (a / b).Span.ToArray().ShouldBe([3f, 2f]);
        (a + 1f).Span.ToArray().ShouldBe([7f, 9f]);
        (1f + a).Span.ToArray().ShouldBe([7f, 9f]);
        (a - 1f).Span.ToArray().ShouldBe([5f, 7f]);
        (1f - a).Span.ToArray().ShouldBe([-5f, -7f]);
        (a * 2f).Span.ToArray().ShouldBe([12f, 16f]);
        (2f * a).Span.ToArray().ShouldBe([12f, 16f]);
        (a / 2f).Span.ToArray().ShouldBe([3f, 4f]);
        (-a).Span.ToArray().ShouldBe([-6f, -8f]);
    }

    [Fact]
    public void A_copy_has_its_own_memory_but_a_detached_tensor_shares_it()
    {
        var x = Tensor.Ones([2]);
        var (copy, detached) = (x.Copy(), x.Detach());
        x.Span[0] = 5f;
        copy.Span[0].ShouldBe(1f);
        detached.Span[0].ShouldBe(5f);
    }
}
