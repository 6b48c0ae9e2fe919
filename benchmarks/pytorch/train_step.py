"""PyTorch's training step of a recipe, measured on the processor: prints one line of JSON.

    python train_step.py --recipe dcgan --format channels-last --dtype float32 --threads 2 --seconds 20 --data DIR

DIR holds MNIST's train-images-idx3-ubyte, or its .gz. With --serve it answers requests instead, one line of JSON each,
from standard input; a request may name recipe, format, dtype, threads, seconds and batch, and takes what it leaves out
from the command line. Networks once built are kept, so that a driver can alternate between this and another engine.

images_per_second is the median of five windows. seconds_to_first_step runs from the start of the process to the end of
its first training step (null for every later request). processor_share is the processor time had, over threads times
wall time: well below 1, other work was running and the speed says nothing. peak_rss_mb is the process's peak since the
request came; what earlier requests built is in it.
"""

import argparse
import json
import os
import sys
import time

FORMATS, DTYPES = ("contiguous", "channels-last"), ("float32", "bfloat16")
NAMES = ("mlp", "conv", "dcgan", "dcgan-sgd")


def parse():
    parser = argparse.ArgumentParser(description="Measures PyTorch's training step of a recipe on the processor.")
    parser.add_argument("--recipe", choices=NAMES, default="mlp")
    parser.add_argument("--format", choices=FORMATS, default="contiguous", help="memory format of images and weights")
    parser.add_argument("--dtype", choices=DTYPES, default="float32", help="bfloat16 is automatic mixed precision")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--seconds", type=float, default=10.0, help="time to measure, after warming up")
    parser.add_argument("--batch", type=int, help="images in a batch, when not the recipe's own number")
    parser.add_argument("--data", required=True, help="folder with MNIST's train-images-idx3-ubyte, or its .gz")
    parser.add_argument("--serve", action="store_true", help="answer requests from standard input")
    return parser.parse_args()


def seconds_since_start():
    """Seconds since this process began, by the kernel's account."""
    with open("/proc/self/stat") as stat:
        ticks = int(stat.read().rpartition(")")[2].split()[19])
    return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")


def peak_memory_mb():
    with open("/proc/self/status") as status:
        kilobytes = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    return round(kilobytes / 1024)


def forget_peak_memory():
    with open("/proc/self/clear_refs", "w") as clear:
        clear.write("5")


def main():
    arguments = parse()
    # Both are read when the libraries load. OpenBLAS's own threads would contend with PyTorch's.
    os.environ["OMP_NUM_THREADS"] = str(arguments.threads)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    import torch
    from training import Digits, Training

    torch.set_flush_denormal(True)
    digits = Digits(arguments.data)
    built = {}

    def answer(recipe, format, dtype, threads, seconds, batch):
        for value, known in ((recipe, NAMES), (format, FORMATS), (dtype, DTYPES)):
            if value not in known:
                raise ValueError(f"{value!r} is none of {', '.join(known)}")
        torch.set_num_threads(threads)
        key = recipe, format, dtype, batch
        first_step = None
        if key not in built:
            torch.manual_seed(1)
            built[key] = Training(digits, *key)
            if len(built) == 1:
                built[key].step()
                first_step = round(seconds_since_start(), 2)
        wall, processor = time.perf_counter(), time.process_time()
        measured = built[key].measure(seconds)
        share = (time.process_time() - processor) / (time.perf_counter() - wall) / threads
        return {"recipe": recipe, "torch": torch.__version__, "format": format, "dtype": dtype, "threads": threads,
                "batch": built[key].batch, **measured, "processor_share": round(share, 2),
                "peak_rss_mb": peak_memory_mb(), "seconds_to_first_step": first_step}

    defaults = {key: getattr(arguments, key) for key in ("recipe", "format", "dtype", "threads", "seconds", "batch")}
    if not arguments.serve:
        print(json.dumps(answer(**defaults)), flush=True)
        return
    for line in sys.stdin:
        forget_peak_memory()
        try:
            reply = answer(**{**defaults, **json.loads(line)})
        except (TypeError, ValueError, RuntimeError) as error:
            reply = {"error": str(error)}
        print(json.dumps(reply), flush=True)


if __name__ == "__main__":
    main()
