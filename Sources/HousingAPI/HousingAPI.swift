// HousingAPI
