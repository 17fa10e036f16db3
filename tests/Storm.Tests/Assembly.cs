// Each storm takes the whole machine; two at once would only disturb each other's time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
