// HousingFiles
