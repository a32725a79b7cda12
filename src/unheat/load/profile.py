"""Embedded colour profiles → sRGB.

A figure saved on a wide-gamut screen carries a profile; without it every colour is off by
the same amount in cells and bar, but named colormaps and backgrounds are not recognised.
"""

from __future__ import annotations

import io

from PIL import Image


def to_srgb(image: Image.Image, profile: bytes | None, notes: list[str]) -> Image.Image:
    """The picture (RGB, L or CMYK) as sRGB of mode RGB; a profile that fails becomes a note."""
    if profile:
        try:
            return _convert(image, profile)
        except _ProfileError as problem:
            notes.append(f"The embedded colour profile was ignored: {problem}.")
    return image if image.mode == "RGB" else image.convert("RGB")


class _ProfileError(Exception):
    pass


def _convert(image: Image.Image, profile: bytes) -> Image.Image:
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        # Going from sRGB to sRGB through tables would only add rounding errors.
        if image.mode == "RGB" and "srgb" in ImageCms.getProfileDescription(source).lower():
            return image
        space = source.profile.xcolor_space.strip()
        expected = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK"}[image.mode]
        if space != expected:
            if (image.mode, space) == ("L", "RGB"):
                image = image.convert("RGB")
            else:
                raise _ProfileError(f"it is for {space} and the picture is {expected}")
        converted = ImageCms.profileToProfile(
            image,
            source,
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            # Figures are drawn for a white page: black is to stay black, white white.
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError) as problem:
        raise _ProfileError(" ".join(str(problem).split()) or "it cannot be read") from None
    if converted is None:
        raise _ProfileError("it cannot be applied")
    return converted
