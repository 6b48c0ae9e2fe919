"""A recipe in training: the data, the step and its measurement."""

import gzip
import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import numpy
import torch
import torch.nn.functional as F

import networks


@dataclass
class Recipe:
    networks: Callable
    latent: int
    batch: int
    optimizer: type
    options: dict
    darkest: float = -1.0
    size: int = 28
    mean_of_halves: bool = False
    fresh_noise: bool = False


Adam, SGD = torch.optim.Adam, torch.optim.SGD
RECIPES = {
    "mlp": Recipe(networks.mlp, 64, 32, Adam, {"lr": 3e-4}, mean_of_halves=True),
    "conv": Recipe(networks.conv, 100, 32, Adam, {"lr": 1e-3, "eps": 1e-7}, darkest=0.0),
    "dcgan": Recipe(networks.dcgan, 100, 128, Adam, {"lr": 2e-4, "betas": (0.5, 0.999)}, size=64, fresh_noise=True),
    "dcgan-sgd": Recipe(networks.dcgan_sgd, 128, 64, SGD, {"lr": 0.003}),
}


class Digits:
    """MNIST's training images as bytes in memory, from `train-images-idx3-ubyte` or its .gz."""

    def __init__(self, folder):
        path = Path(folder, "train-images-idx3-ubyte")
        content = path.read_bytes() if path.exists() else gzip.decompress(Path(f"{path}.gz").read_bytes())
        images = numpy.frombuffer(content, numpy.uint8, offset=16).reshape(-1, 1, 28, 28).copy()
        self.images = torch.from_numpy(images)

    def batches(self, recipe, batch):
        """Batches of float images without end, shuffled anew each epoch; the last short batch is dropped."""
        scale = (1.0 - recipe.darkest) / 255.0
        while True:
            order = torch.randperm(len(self.images))
            for start in range(0, len(order) - batch + 1, batch):
                images = self.images[order[start : start + batch]].float().mul_(scale).add_(recipe.darkest)
                if recipe.size != 28:
                    # Resized by the batch: it costs less than a thousandth of the step, a cache would take 245 MB.
                    images = F.interpolate(images, (recipe.size, recipe.size), mode="bilinear", align_corners=False)
                yield images


class Training:
    """Both networks of a recipe, their optimisers, and the step."""

    def __init__(self, digits, name, format, dtype, batch=None):
        self.recipe = RECIPES[name]
        self.batch = batch or self.recipe.batch
        self.format = torch.channels_last if format == "channels-last" else torch.contiguous_format
        self.bfloat16 = dtype == "bfloat16"
        self.generator, self.discriminator = (n.to(memory_format=self.format).train() for n in self.recipe.networks())
        self.generator_optimizer = self.optimizer(self.generator)
        self.discriminator_optimizer = self.optimizer(self.discriminator)
        self.batches = digits.batches(self.recipe, self.batch)
        self.ones, self.zeros = torch.ones(self.batch, 1), torch.zeros(self.batch, 1)

    def optimizer(self, network):
        """The fused form where this PyTorch has one for the processor (2.4 and later), else the plain one."""
        parameters = list(network.parameters())
        try:
            return self.recipe.optimizer(parameters, **self.recipe.options, fused=True)
        except (TypeError, RuntimeError):
            return self.recipe.optimizer(parameters, **self.recipe.options)

    def fakes(self):
        return self.generator(torch.randn(self.batch, self.recipe.latent))

    def loss(self, images, targets):
        return F.binary_cross_entropy_with_logits(self.discriminator(images).float(), targets)

    def step(self):
        """One step of each network; returns the discriminator's and the generator's loss."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.bfloat16):
            fakes = self.fakes()
            reals = next(self.batches).contiguous(memory_format=self.format)
            discriminator_loss = self.loss(reals, self.ones) + self.loss(fakes.detach(), self.zeros)
        if self.recipe.mean_of_halves:
            discriminator_loss = discriminator_loss / 2
        self.update(self.discriminator_optimizer, discriminator_loss)

        # The generator's step wants the discriminator's input gradient, not that of its weights.
        self.discriminator.requires_grad_(False)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.bfloat16):
            generator_loss = self.loss(self.fakes() if self.recipe.fresh_noise else fakes, self.ones)
        self.update(self.generator_optimizer, generator_loss)
        self.discriminator.requires_grad_(True)
        return discriminator_loss.item(), generator_loss.item()

    @staticmethod
    def update(optimizer, loss):
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()

    def measure(self, seconds, windows=5):
        """The median speed over windows of equal time, after a warm-up of at least two steps."""
        self.run(min(1.0, seconds / windows), fewest=2)
        speeds = [self.run(seconds / windows) for _ in range(windows)]
        discriminator_loss, generator_loss = self.step()
        return {"images_per_second": round(statistics.median(speeds), 1), "discriminator_loss": round(discriminator_loss, 4),
                "generator_loss": round(generator_loss, 4)}

    def run(self, seconds, fewest=1):
        start, steps, elapsed = time.perf_counter(), 0, 0.0
        while elapsed < seconds or steps < fewest:
            self.step()
            steps += 1
            elapsed = time.perf_counter() - start
        return steps * self.batch / elapsed
