# The gallery of building blocks, for those who build.

gallery-title = Byggdelar
gallery-lead = Alla delar som skärmarna är byggda av.
gallery-surface-citizen = Medborgare
gallery-surface-staff = Personalens telefon
gallery-surface-desk = Skrivbord
