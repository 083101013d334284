"""Trains the network that corpus/network.bin is made from.

    /usr/bin/python3 scripts/network/train.py WORK [--subwords 30e6] [--hidden 640] [--embedding 256] [--dropout 0.2] [--seed 1]

WORK holds what scripts/network/prepare.ts wrote; weights.bin (32-bit floats) and weights.json (shapes and the training's figures) are
added to it. Needs PyTorch 1.13 or later (Debian: python3-torch). One gated recurrent layer (Cho et al. 2014), embeddings tied with the
output (Press and Wolf 2017), truncated back-propagation, Adam, a cosine schedule. Products of matrices are in bfloat16, which
processors of today have instructions for; sums and weights are 32-bit floats.
"""

import argparse
import json
import math
import os
import time

import numpy as np
import torch

LANES, STEPS = 64, 64
BEGINNING = 1
PEAK_RATE, LAST_SHARE_OF_RATE, WARM_UP = 3e-3, 0.01, 200
# The share of novels falls from the first value to nothing at the second, a share of all subwords.
NOVELS = (0.5, 0.7)

half = torch.bfloat16


class Product(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a, b):
        a, b = a.to(half), b.to(half)
        ctx.save_for_backward(a, b)
        return (a @ b).float()

    @staticmethod
    def backward(ctx, gradient):
        a, b = ctx.saved_tensors
        gradient = gradient.to(half)
        return (gradient @ b.t().contiguous()).float(), (a.t().contiguous() @ gradient).float()


class GatedRecurrence(torch.autograd.Function):
    """All steps of the layer. inputs: (steps, lanes, 3 hidden), reset, update and new; state: (lanes, hidden)."""

    @staticmethod
    def forward(ctx, inputs, weights, bias, state):
        steps, lanes, width = inputs.shape
        hidden = width // 3
        weights = weights.to(half)
        states = torch.empty(steps + 1, lanes, hidden)
        gates = torch.empty(steps, lanes, 2 * hidden)
        news = torch.empty(steps, lanes, hidden)
        recalled = torch.empty(steps, lanes, hidden)
        states[0] = state
        for t in range(steps):
            product = (state.to(half) @ weights).float()
            gate = torch.sigmoid(product[:, : 2 * hidden].add_(inputs[t, :, : 2 * hidden]))
            recall = product[:, 2 * hidden :] + bias
            new = torch.tanh(torch.addcmul(inputs[t, :, 2 * hidden :], gate[:, :hidden], recall))
            state = torch.lerp(new, state, gate[:, hidden:])
            states[t + 1], gates[t], news[t], recalled[t] = state, gate, new, recall
        ctx.save_for_backward(states, gates, news, recalled, weights)
        last = state.clone()
        ctx.mark_non_differentiable(last)
        return states[1:].clone(), last

    @staticmethod
    def backward(ctx, output_gradient, _):
        states, gates, news, recalled, weights = ctx.saved_tensors
        steps, lanes, hidden = news.shape
        transposed = weights.t().contiguous()
        reset, update = gates[:, :, :hidden], gates[:, :, hidden:]
        # What does not depend on the gradient that comes back, for all steps at once.
        to_new = (1 - update) * (1 - news * news)
        to_update = (states[:-1] - news) * update * (1 - update)
        to_reset = recalled * reset * (1 - reset)
        for_inputs = torch.empty(steps, lanes, 3 * hidden)
        for_recall = torch.empty(steps, lanes, hidden)
        product = torch.empty(lanes, 3 * hidden)
        back = torch.zeros(lanes, hidden)
        for t in range(steps - 1, -1, -1):
            back = back + output_gradient[t]
            new = back * to_new[t]
            recall = new * reset[t]
            step = for_inputs[t]
            torch.mul(new, to_reset[t], out=step[:, :hidden])
            torch.mul(back, to_update[t], out=step[:, hidden : 2 * hidden])
            step[:, 2 * hidden :] = new
            for_recall[t] = recall
            product[:, : 2 * hidden] = step[:, : 2 * hidden]
            product[:, 2 * hidden :] = recall
            back = torch.addcmul((product.to(half) @ transposed).float(), back, update[t])
        flat = for_inputs.clone()
        flat[:, :, 2 * hidden :] = for_recall
        before = states[:-1].reshape(-1, hidden).t().to(half).contiguous()
        for_weights = (before @ flat.reshape(-1, 3 * hidden).to(half)).float()
        return for_inputs, for_weights, for_recall.sum((0, 1)), back


class CrossEntropy(torch.autograd.Function):
    """Mean of the negative log-probabilities, in nats. The gradient is computed on the way forward, some rows at a time."""

    ROWS = 512

    @staticmethod
    def forward(ctx, outputs, embeddings, bias, targets):
        outputs, embeddings = outputs.to(half), embeddings.to(half)
        transposed = embeddings.t().contiguous()
        for_outputs = torch.empty(outputs.shape)
        for_embeddings = torch.zeros(embeddings.shape)
        for_bias = torch.zeros(bias.shape)
        total = 0.0
        for at in range(0, len(outputs), CrossEntropy.ROWS):
            rows, wanted = outputs[at : at + CrossEntropy.ROWS], targets[at : at + CrossEntropy.ROWS]
            each = torch.arange(len(rows))
            scores = (rows @ transposed).float().add_(bias)
            right = scores[each, wanted]
            scores.exp_()
            sums = scores.sum(1)
            total += (sums.log() - right).sum().item()
            scores.mul_((1 / sums).unsqueeze(1))
            scores[each, wanted] -= 1
            for_bias += scores.sum(0)
            scores = scores.to(half)
            for_outputs[at : at + CrossEntropy.ROWS] = scores @ embeddings
            for_embeddings += scores.t() @ rows
        ctx.save_for_backward(for_outputs, for_embeddings, for_bias)
        ctx.count = len(outputs)
        return torch.tensor(total / len(outputs))

    @staticmethod
    def backward(ctx, gradient):
        scale = gradient / ctx.count
        return (*(saved * scale for saved in ctx.saved_tensors), None)


class Network(torch.nn.Module):
    def __init__(self, size, embedding, hidden):
        super().__init__()
        parameter = lambda *shape, scale: torch.nn.Parameter(torch.randn(*shape) * scale)
        zeros = lambda length: torch.nn.Parameter(torch.zeros(length))
        self.hidden = hidden
        self.embeddings = parameter(size, embedding, scale=0.05)
        self.output_bias = zeros(size)
        self.input_weights = parameter(embedding, 3 * hidden, scale=3 / math.sqrt(embedding))
        self.input_bias = zeros(3 * hidden)
        self.state_weights = parameter(hidden, 3 * hidden, scale=0.7 / math.sqrt(hidden))
        self.state_bias = zeros(hidden)
        self.projection = parameter(hidden, embedding, scale=1 / math.sqrt(hidden))
        self.projection_bias = zeros(embedding)

    def loss(self, inputs, targets, state, dropout=0.0):
        """inputs, targets: (steps, lanes). Returns the mean loss in nats, and the state afterwards."""
        steps, lanes = inputs.shape
        drop = lambda x: torch.nn.functional.dropout(x, dropout, self.training)
        embedded = drop(self.embeddings[inputs.reshape(-1)])
        gates = Product.apply(embedded, self.input_weights) + self.input_bias
        states, last = GatedRecurrence.apply(gates.view(steps, lanes, -1), self.state_weights, self.state_bias, state)
        outputs = Product.apply(drop(states.reshape(steps * lanes, -1)), self.projection) + self.projection_bias
        return CrossEntropy.apply(outputs, self.embeddings, self.output_bias, targets.reshape(-1)), last


class Lanes:
    """A long text read in lanes side by side, again and again from another beginning."""

    def __init__(self, text, random):
        self.text, self.random, self.left = text, random, 0

    def next(self, count):
        """(steps + 1, count) subwords, and whether they go on from the last ones."""
        goes_on = self.left > STEPS and len(self.lanes) == count
        if not goes_on:
            length = len(self.text) // count
            shifted = np.roll(self.text, -self.random.integers(0, len(self.text)))
            self.lanes, self.at = shifted[: length * count].reshape(count, length), 0
        part = self.lanes[:, self.at : self.at + STEPS + 1]
        self.at += STEPS
        self.left = self.lanes.shape[1] - self.at
        return part.T, goes_on


def bits_per_subword(network, text):
    """On text of which nothing was learned, read as one."""
    count = len(text) // 32
    lanes = torch.from_numpy(text[: count * 32].reshape(32, count).T.copy())
    state, total, seen = torch.zeros(32, network.hidden), 0.0, 0
    network.eval()
    with torch.no_grad():
        for at in range(0, count - 1, STEPS):
            inputs, targets = lanes[at : at + STEPS], lanes[at + 1 : at + 1 + STEPS]
            inputs = inputs[: len(targets)]
            loss, state = network.loss(inputs, targets, state)
            total += loss.item() * targets.numel()
            seen += targets.numel()
    network.train()
    return total / seen / math.log(2)


def write(network, work, figures):
    shapes, parts = {}, []
    for name, values in network.state_dict().items():
        # Rows are outputs, so that each is one product of a row and the input.
        values = values.t() if name in ("input_weights", "state_weights", "projection") else values
        shapes[name] = list(values.shape)
        parts.append(values.contiguous().numpy().astype("<f4").tobytes())
    with open(os.path.join(work, "weights.bin"), "wb") as file:
        file.write(b"".join(parts))
    with open(os.path.join(work, "weights.json"), "w") as file:
        json.dump({"shapes": shapes, **figures}, file)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("work")
    arguments.add_argument("--subwords", type=float, default=30e6)
    arguments.add_argument("--hidden", type=int, default=640)
    arguments.add_argument("--embedding", type=int, default=256)
    arguments.add_argument("--dropout", type=float, default=0.2)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--threads", type=int, default=2)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    random = np.random.default_rng(options.seed)
    read = lambda name: np.fromfile(os.path.join(options.work, name), np.uint16).astype(np.int64)
    modern, novels, unseen = Lanes(read("modern.bin"), random), Lanes(read("novels.bin"), random), read("mixer.bin")
    with open(os.path.join(options.work, "subwords.json")) as file:
        size = len(json.load(file)["texts"])

    network = Network(size, options.embedding, options.hidden)
    frequencies = np.bincount(modern.text, minlength=size) + 1
    network.output_bias.data = torch.tensor(np.log(frequencies / frequencies.sum())).float()
    optimizer = torch.optim.Adam(network.parameters(), lr=PEAK_RATE, betas=(0.9, 0.99), foreach=True)
    updates = int(options.subwords / (LANES * STEPS))
    state, begun, recent = torch.zeros(LANES, options.hidden), time.time(), []
    for update in range(updates):
        progress = update / updates
        of_novels = round(LANES * NOVELS[0] * max(0, 1 - progress / NOVELS[1]))
        columns = []
        for lanes, first, count in ((modern, 0, LANES - of_novels), (novels, LANES - of_novels, of_novels)):
            if count:
                part, goes_on = lanes.next(count)
                columns.append(part)
                if not goes_on:
                    state[first : first + count] = 0
        text = torch.from_numpy(np.ascontiguousarray(np.concatenate(columns, axis=1)))
        state = state.detach() * (text[0] != BEGINNING).float().unsqueeze(1)
        rate = PEAK_RATE * min(1, (update + 1) / WARM_UP)
        rate *= 0.5 * (1 + math.cos(math.pi * progress)) * (1 - LAST_SHARE_OF_RATE) + LAST_SHARE_OF_RATE
        for group in optimizer.param_groups:
            group["lr"] = rate
        loss, state = network.loss(text[:-1], text[1:].contiguous(), state, options.dropout)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        recent.append(loss.item())
        if update % 400 == 399 or update == updates - 1:
            figures = {
                "subwords": (update + 1) * LANES * STEPS,
                "trained_bits": sum(recent) / len(recent) / math.log(2),
                "unseen_bits": bits_per_subword(network, unseen),
                "minutes": (time.time() - begun) / 60,
            }
            print(json.dumps(figures), flush=True)
            write(network, options.work, {**figures, "dropout": options.dropout, "seed": options.seed})
            recent = []


main()
