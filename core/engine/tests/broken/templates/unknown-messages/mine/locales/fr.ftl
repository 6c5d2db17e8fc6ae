anex-headline = Annexe
brand-claim = Nous
