// The folder Databases hides the class.
global using Providers = DemocraticReview.Migrations.Databases;
