"""The assessment workbook: one XLSX file that holds cycles, people, raters, ratings, decisions and evidence."""
