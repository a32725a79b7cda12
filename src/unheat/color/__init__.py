"""Arithmetic of colour: spaces, the ramp of a scale, named colormaps, norms, colour words."""
