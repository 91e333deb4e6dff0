"""Names of languages and their two-letter codes."""

from __future__ import annotations

import re

CODES = {
    "english": "en", "portuguese": "pt", "french": "fr", "german": "de", "spanish": "es", "italian": "it", "russian": "ru", "ukrainian": "uk",
    "arabic": "ar", "turkish": "tr", "polish": "pl", "dutch": "nl", "greek": "el", "chinese": "zh", "mandarin": "zh", "japanese": "ja", "korean": "ko",
    "georgian": "ka", "armenian": "hy", "romanian": "ro", "hungarian": "hu", "czech": "cs", "slovak": "sk", "serbian": "sr", "croatian": "hr",
    "bosnian": "bs", "bulgarian": "bg", "farsi": "fa", "persian": "fa", "dari": "fa", "hebrew": "he", "swedish": "sv", "norwegian": "no", "danish": "da",
    "finnish": "fi", "icelandic": "is", "albanian": "sq", "kazakh": "kk", "hindi": "hi", "urdu": "ur", "bengali": "bn", "tamil": "ta", "swahili": "sw",
    "amharic": "am", "vietnamese": "vi", "thai": "th", "indonesian": "id", "malay": "ms", "catalan": "ca", "basque": "eu", "latvian": "lv",
    "lithuanian": "lt", "estonian": "et", "belarusian": "be", "macedonian": "mk", "slovene": "sl", "slovenian": "sl", "kurdish": "ku", "pashto": "ps",
    "azerbaijani": "az", "uzbek": "uz", "mongolian": "mn", "nepali": "ne", "burmese": "my", "khmer": "km", "tagalog": "tl", "welsh": "cy", "irish": "ga",
    "somali": "so", "tigrinya": "ti", "oromo": "om", "hausa": "ha", "yoruba": "yo", "igbo": "ig", "zulu": "zu", "xhosa": "xh", "afrikaans": "af",
    "punjabi": "pa", "gujarati": "gu", "marathi": "mr", "telugu": "te", "kannada": "kn", "malayalam": "ml", "sinhala": "si", "lao": "lo", "tajik": "tg",
    "turkmen": "tk", "kyrgyz": "ky", "uyghur": "ug", "tibetan": "bo", "quechua": "qu", "guarani": "gn", "aymara": "ay", "haitian": "ht", "creole": "ht",
    "maltese": "mt", "luxembourgish": "lb", "galician": "gl", "gaelic": "gd", "breton": "br", "yiddish": "yi", "filipino": "tl", "cantonese": "zh",
    "javanese": "jv", "kinyarwanda": "rw", "lingala": "ln", "wolof": "wo", "shona": "sn", "chichewa": "ny", "malagasy": "mg", "twi": "ak", "fula": "ff",
    "bambara": "bm", "chechen": "ce", "tatar": "tt", "montenegrin": "sr", "flemish": "nl", "castilian": "es", "moldovan": "ro", "faroese": "fo",
}  # fmt: skip
UNKNOWN = "und"
NAMES = {code: name.capitalize() for name, code in reversed(CODES.items())}


def language_code(words: str) -> str:
    """'Portuguese', 'pt-BR' and 'pt' all give 'pt'; "und" (undetermined) for a name that is unknown, which may be no language's."""
    first = re.split(r"[\s,;(/_-]", words.strip().lower())[0]
    return CODES.get(first, first[:2] if len(first) in (2, 3) else UNKNOWN if first else "")


def language_name(code: str) -> str:
    """'Portuguese' for 'pt'; the code itself where no name is known."""
    return "another language" if code == UNKNOWN else NAMES.get(code, code)


def languages_named(words: str) -> frozenset[str]:
    """The codes of the languages that a text names."""
    return frozenset(CODES[w] for w in re.findall(r"[a-z]+", words.lower()) if w in CODES)
