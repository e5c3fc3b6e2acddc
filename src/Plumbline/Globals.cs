// The one alias of the house: the field's word "index" collides with System.Index under implicit usings.
global using Index = Plumbline.Model.Index;
