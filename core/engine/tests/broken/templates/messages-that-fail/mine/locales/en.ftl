annex-headline = { SHOUT("x") }
dash = { dash }
annex-section =
    .title = Annex
