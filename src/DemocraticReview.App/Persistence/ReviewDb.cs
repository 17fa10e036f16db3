using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Persistence;

public abstract class ReviewDb(DbContextOptions options) : DbContext(options);
