SELECT id FROM Order_, "order"
