"""What one clause tells: its marked words, the cue, what the cue governs, stage and subjects."""
