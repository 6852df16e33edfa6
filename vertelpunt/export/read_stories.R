# Leest verhalen.json in R. Nodig: install.packages("jsonlite")
library(jsonlite)

verhalen <- fromJSON("verhalen.json")$stories
codeboek <- fromJSON("codeboek.json", simplifyVector = FALSE)

cat(NROW(verhalen), "verhalen,", NCOL(verhalen), "kolommen\n")
for (kolom in codeboek) {
  cat(trimws(paste0(kolom$column, ": ", kolom$label, " ", kolom$about)), "\n")
}

# Wie veel verhalen heeft, leest sneller: arrow::read_parquet("verhalen.parquet")
# Een vraag met meer antwoorden is een kolom met lijsten; een regel per antwoord krijg je zo:
# tidyr::unnest(verhalen, naam_van_de_kolom)
# Tel nooit zonder te kijken wie de vraag kreeg:
# verhalen[verhalen$naam_van_de_vraag_state != "not_asked", ]
