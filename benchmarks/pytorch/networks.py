"""The recipes' networks, as a PyTorch user would write them. Discriminators return logits: the loss has the sigmoid."""

from torch import nn


def mlp():
    generator = nn.Sequential(nn.Linear(64, 256), nn.LeakyReLU(0.1, inplace=True), nn.Linear(256, 784), nn.Tanh(),
                              nn.Unflatten(1, (1, 28, 28)))
    discriminator = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.LeakyReLU(0.1, inplace=True), nn.Linear(128, 1))
    return generator, discriminator


def conv():
    def norm():
        return nn.BatchNorm2d(128, eps=1e-3, momentum=0.01)

    generator = nn.Sequential(
        nn.Linear(100, 7 * 7 * 128), nn.Unflatten(1, (128, 7, 7)), norm(), nn.LeakyReLU(0.2, inplace=True),
        nn.ConvTranspose2d(128, 128, 4, 2, 1), norm(), nn.LeakyReLU(0.2, inplace=True),
        nn.ConvTranspose2d(128, 1, 4, 2, 1), nn.Sigmoid())
    discriminator = nn.Sequential(
        nn.Conv2d(1, 64, 3, 2, 1), nn.LeakyReLU(0.2, inplace=True), nn.Dropout(0.4),
        nn.Conv2d(64, 128, 3, 2, 1), nn.LeakyReLU(0.2, inplace=True), nn.Dropout(0.4),
        nn.Flatten(), nn.Linear(7 * 7 * 128, 1))
    initialize(nn.init.xavier_uniform_, generator, discriminator)
    return generator, discriminator


def dcgan():
    layers = [nn.Unflatten(1, (100, 1, 1))]
    for into, out, stride, padding in ((100, 512, 1, 0), (512, 256, 2, 1), (256, 128, 2, 1), (128, 64, 2, 1)):
        layers += [nn.ConvTranspose2d(into, out, 4, stride, padding, bias=False), nn.BatchNorm2d(out), nn.ReLU(inplace=True)]
    generator = nn.Sequential(*layers, nn.ConvTranspose2d(64, 1, 4, 2, 1, bias=False), nn.Tanh())

    layers = [nn.Conv2d(1, 64, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, inplace=True)]
    for into, out in ((64, 128), (128, 256), (256, 512)):
        layers += [nn.Conv2d(into, out, 4, 2, 1, bias=False), nn.BatchNorm2d(out), nn.LeakyReLU(0.2, inplace=True)]
    discriminator = nn.Sequential(*layers, nn.Conv2d(512, 1, 4, 1, 0, bias=False), nn.Flatten())
    initialize(lambda weight: nn.init.normal_(weight, 0.0, 0.02), generator, discriminator)
    return generator, discriminator


def dcgan_sgd():
    layers = [nn.Unflatten(1, (128, 1, 1))]
    for into, out, kernel, stride, padding in ((128, 1024, 2, 1, 0), (1024, 512, 2, 1, 0), (512, 256, 4, 2, 1),
                                               (256, 128, 4, 2, 1), (128, 64, 4, 2, 1)):
        layers += [nn.ConvTranspose2d(into, out, kernel, stride, padding, bias=False), nn.BatchNorm2d(out), nn.ReLU(inplace=True)]
    generator = nn.Sequential(*layers, nn.ConvTranspose2d(64, 1, 5, 1, 0, bias=False), nn.Tanh())

    layers = []
    for into, out in ((1, 32), (32, 64), (64, 128)):
        layers += [nn.Conv2d(into, out, 3, 2, 1), nn.LeakyReLU(0.2, inplace=True)]
    discriminator = nn.Sequential(*layers, nn.Flatten(), nn.Linear(2048, 512), nn.ReLU(inplace=True),
                                  nn.Linear(512, 128), nn.ReLU(inplace=True), nn.Linear(128, 1))
    initialize(lambda weight: nn.init.normal_(weight, 0.0, 0.02), generator, discriminator)
    return generator, discriminator


def initialize(fill, *networks):
    """Fills the weights of linear and convolutional layers, and sets their biases to zero."""
    for network in networks:
        for layer in network:
            if isinstance(layer, (nn.Linear, nn.Conv2d, nn.ConvTranspose2d)):
                fill(layer.weight)
                if layer.bias is not None:
                    nn.init.zeros_(layer.bias)
