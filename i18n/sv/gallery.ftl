# The gallery of building blocks, for those who build.

gallery-title = Byggdelar
gallery-lead = Alla delar som skärmarna är byggda av.
gallery-look-light = Ljust
gallery-look-dark = Mörkt
gallery-look-contrast = Hög kontrast
gallery-surface-citizen = Medborgare
gallery-surface-staff = Personalens telefon
gallery-surface-desk = Skrivbord
