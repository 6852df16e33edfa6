# Leest verhalen.parquet in R. Nodig: install.packages(c("arrow", "jsonlite"))
library(arrow)
library(jsonlite)

verhalen <- read_parquet("verhalen.parquet")
codeboek <- fromJSON("codeboek.json", simplifyVector = FALSE)

cat(nrow(verhalen), "verhalen,", ncol(verhalen), "kolommen\n")
for (kolom in codeboek) {
  cat(trimws(paste0(kolom$column, ": ", kolom$label, " ", kolom$about)), "\n")
}

# Een vraag met meer antwoorden is een kolom met lijsten; een regel per antwoord krijg je zo:
# tidyr::unnest(verhalen, naam_van_de_kolom)
# Tel nooit zonder te kijken wie de vraag kreeg:
# verhalen[verhalen$naam_van_de_vraag_state != "not_asked", ]
